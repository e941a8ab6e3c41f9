import { type Kysely, sql } from "kysely";
import { tenantTableStatements } from "#platform/database/tenant-table.ts";

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql
    .raw(`
    create table programme_year (
      region_code text not null references region (code),
      year int not null check (year between 2000 and 2100),
      theme text,
      collects_from date,
      collects_until date,
      note_id text,
      note_en text,
      primary key (region_code, year)
    );
    ${tenantTableStatements("programme_year")}

    create table programme_event (
      id uuid primary key,
      region_code text not null references region (code),
      year int not null,
      kind text not null check (kind in ('launch', 'signing', 'competition', 'training', 'monitoring', 'agreement')),
      held_on date not null,
      place text,
      officiated_by text,
      note_id text,
      note_en text,
      source text,
      confidence text not null check (confidence in ('high', 'medium-high', 'medium', 'low')),
      foreign key (region_code, year) references programme_year (region_code, year)
    );
    ${tenantTableStatements("programme_event")}

    create table published_figure (
      id uuid primary key,
      region_code text not null references region (code),
      year int not null,
      kind text not null,
      value numeric not null,
      label_id text not null,
      label_en text not null,
      note_id text,
      note_en text,
      source text not null,
      confidence text not null check (confidence in ('high', 'medium-high', 'medium', 'low')),
      unique (region_code, year, kind),
      foreign key (region_code, year) references programme_year (region_code, year)
    );
    ${tenantTableStatements("published_figure")}

    create table programme_membership (
      id uuid primary key,
      region_code text not null references region (code),
      innovation_id uuid not null,
      year int not null,
      registration_number int not null check (registration_number >= 1),
      track text not null check (track in ('asn', 'pka', 'pkp', 'public')),
      agency_id uuid,
      state text not null check (state in ('draft', 'submitted', 'approved', 'screened', 'established', 'launched', 'withdrawn', 'refused', 'stopped')),
      proposed_on date,
      committed_on date,
      launched_on date,
      created_at timestamptz not null,
      unique (region_code, id),
      unique (region_code, innovation_id, year),
      unique (region_code, year, registration_number),
      foreign key (region_code, year) references programme_year (region_code, year),
      foreign key (region_code, innovation_id) references innovation (region_code, id),
      foreign key (region_code, agency_id) references agency (region_code, id),
      check ((state = 'launched') = (launched_on is not null))
    );
    create index programme_membership_agency on programme_membership (region_code, agency_id, year);
    ${tenantTableStatements("programme_membership")}

    create view programme_overview with (security_invoker = true) as
      select m.region_code, m.id as membership_id, m.year, m.registration_number, m.track, m.state,
        m.proposed_on, m.committed_on, m.launched_on, m.agency_id,
        a.slug as agency_slug, a.name as agency_name, a.abbreviation as agency_abbreviation, a.kind as agency_kind,
        case when m.track = 'public' then 'community' when a.id is null then 'not-stated' else k.launch_group end as launch_group,
        i.id as innovation_id, i.slug, i.title, i.is_sample, i.source, i.confidence, i.continues_id, b.slug as continues_slug,
        i.current_version, v.profile, v.design_words, v.created_at as version_at
      from programme_membership m
        join innovation i on i.region_code = m.region_code and i.id = m.innovation_id
        join innovation_version v on v.region_code = i.region_code and v.innovation_id = i.id and v.version = i.current_version
        left join innovation b on b.region_code = i.region_code and b.id = i.continues_id
        left join agency a on a.region_code = m.region_code and a.id = m.agency_id
        left join agency_kind k on k.code = a.kind;
    comment on view programme_overview is 'nullable: proposed_on, committed_on, launched_on, agency_id, agency_slug, agency_name, agency_abbreviation, agency_kind, source, confidence, continues_id, continues_slug';
    grant select on programme_overview to intan_app, intan_maintenance;

    create view programme_year_fact with (security_invoker = true) as
      select region_code, year, kind, value, null::date as held_on, null::text as place, label_id, label_en, note_id, note_en,
        source, confidence, true as is_published_figure
      from published_figure
      union all
      select region_code, year, 'event-' || kind || '-' || row_number() over (partition by region_code, year, kind order by held_on, id),
        null, held_on, place,
        case kind when 'launch' then 'Peluncuran' when 'signing' then 'Penandatanganan komitmen' when 'competition' then 'Kompetisi'
          when 'training' then 'Pelatihan' when 'monitoring' then 'Monitoring dan evaluasi' else 'Kerja sama' end,
        case kind when 'launch' then 'Launch' when 'signing' then 'Signing of commitments' when 'competition' then 'Competition'
          when 'training' then 'Training' when 'monitoring' then 'Monitoring and evaluation' else 'Agreement' end,
        note_id, note_en, source, confidence, false
      from programme_event;
    comment on view programme_year_fact is 'nullable: value, held_on, place, note_id, note_en, source';
    grant select on programme_year_fact to intan_app, intan_maintenance;
  `)
    .execute(db);
}
