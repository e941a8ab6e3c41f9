/** Made by scripts/make-table-types.ts from the migrations; do not edit. */
import type { AgencyId, InnovationId, MembershipId, PersonId, RegionCode, RoundEntryId } from "#shared/ids.ts";
import type { ColumnType } from "kysely";

export type Generated<T> = T extends ColumnType<infer S, infer I, infer U>
  ? ColumnType<S, I | undefined, U>
  : ColumnType<T, T | undefined, T>;

export type Json = JsonValue;

export type JsonArray = JsonValue[];

export type JsonObject = {
  [x: string]: JsonValue | undefined;
};

export type JsonPrimitive = boolean | number | string | null;

export type JsonValue = JsonArray | JsonObject | JsonPrimitive;

export type Numeric = ColumnType<string, number | string, number | string>;

export type Timestamp = ColumnType<Date, Date | string, Date | string>;

export interface Agency {
  abbreviation: string | null;
  affair_codes: Generated<string[]>;
  confidence: string;
  created_at: Timestamp;
  evidence: string | null;
  id: AgencyId;
  is_active: Generated<boolean>;
  kind: string;
  name: string;
  note: string | null;
  parent_id: string | null;
  region_code: RegionCode;
  slug: string;
  updated_at: Timestamp;
}

export interface AgencyAlias {
  agency_id: AgencyId;
  created_at: Timestamp;
  normalised: string;
  region_code: RegionCode;
}

export interface AgencyKind {
  code: string;
  launch_group: string;
  name_en: string;
  name_id: string;
  sort_order: number;
}

export interface AnsweredRequest {
  answer: Json;
  created_at: Timestamp;
  key: string;
  person_id: PersonId;
  region_code: RegionCode;
  request_hash: string;
  status: number;
}

export interface ApiToken {
  created_at: Timestamp;
  expires_at: Timestamp;
  id: string;
  last_used_at: Timestamp | null;
  name: string;
  person_id: PersonId;
  region_code: RegionCode;
  revoked_at: Timestamp | null;
  token_hash: Buffer;
}

export interface AuditEvent {
  actor_id: string | null;
  actor_kind: string;
  at: Timestamp;
  id: string;
  payload: Json | null;
  region_code: RegionCode;
  salt: Buffer | null;
  subject_id: string;
  subject_kind: string;
  type: string;
}

export interface AuditLink {
  digest: Buffer;
  event_id: string;
  hash: Buffer;
  previous: Buffer;
  region_code: RegionCode;
  seq: number;
}

export interface AuditPending {
  added_at: Generated<Timestamp>;
  event_id: string;
  position: Generated<number>;
  region_code: RegionCode;
}

export interface AuditPersonal {
  event_id: string;
  name: string;
  region_code: RegionCode;
  salt: Buffer;
  value: string;
}

export interface CatalogueEntry {
  affair: string | null;
  agency_name: string | null;
  agency_slug: string | null;
  committed_on: string | null;
  confidence: string | null;
  continues_slug: string | null;
  form: string | null;
  innovation_id: InnovationId;
  is_digital: boolean | null;
  is_latest: boolean;
  is_sample: boolean;
  launch_group: string;
  launched_on: string | null;
  membership_id: MembershipId;
  public_profile: Json;
  region_code: RegionCode;
  registration_number: number;
  released_at: Timestamp;
  search: Generated<string>;
  slug: string;
  source: string | null;
  stage: string | null;
  summary: string;
  title: string;
  track: string;
  year: number;
}

export interface Counter {
  name: string;
  region_code: RegionCode;
  value: number;
}

export interface Document {
  facts: Generated<Json>;
  file_name: string;
  id: string;
  media_type: string;
  page_count: number | null;
  region_code: RegionCode;
  scan_state: string;
  sha256: string;
  size_bytes: number;
  uploaded_at: Timestamp;
  uploaded_by: string;
}

export interface DocumentUpload {
  document_id: string;
  region_code: RegionCode;
  uploaded_at: Timestamp;
  uploaded_by: string;
}

export interface Event {
  at: Timestamp;
  facts: Json;
  id: string;
  region_code: RegionCode;
  subject_id: string;
  subject_kind: string;
  type: string;
}

export interface EventDone {
  done_at: Generated<Timestamp>;
  event_id: string;
  handler: string;
  region_code: RegionCode;
}

export interface EvidenceDecision {
  basis_digest: string;
  claimed_level: number;
  decided_at: Timestamp;
  decided_by: string;
  decided_level: number;
  entry_id: RoundEntryId | null;
  id: string;
  indicator: string;
  outcome: string;
  reason_code: string | null;
  region_code: RegionCode;
  round_year: number;
  seat: string;
  sentence: string | null;
}

export interface EvidenceIntake {
  applied_at: Timestamp | null;
  created_at: Timestamp;
  created_by: string;
  id: string;
  region_code: RegionCode;
  revision: Generated<number>;
  round_year: number;
  state: string;
  undone_at: Timestamp | null;
}

export interface EvidenceIntakeFile {
  entry_id: RoundEntryId | null;
  facts: Generated<Json>;
  guess: Generated<Json>;
  indicator: string | null;
  intake_id: string;
  media_type: string | null;
  page_count: number | null;
  path: string;
  place: number;
  refusal: Json | null;
  region_code: RegionCode;
  role_id: string | null;
  scan_state: string | null;
  sha256: string | null;
  size_bytes: number | null;
  state: string;
}

export interface EvidenceRole {
  basis: string | null;
  covers_year: number | null;
  created_at: Timestamp;
  created_by: string;
  document_id: string;
  entry_id: RoundEntryId | null;
  id: string;
  indicator: string;
  letter_number: string | null;
  letter_on: string | null;
  pages: string | null;
  region_code: RegionCode;
  retired_at: Timestamp | null;
  retired_by: string | null;
  round_year: number;
  subject: string | null;
}

export interface GovernanceClaim {
  claimed_at: Timestamp;
  claimed_by: string;
  figure: Numeric | null;
  indicator: string;
  is_current: Generated<boolean>;
  level: number;
  region_code: RegionCode;
  revision: number;
  round_year: number;
  source: string | null;
}

export interface ImportChange {
  after: Json;
  before: Json | null;
  kind: string;
  position: number;
  region_code: RegionCode;
  run_id: string;
  subject_id: string;
}

export interface ImportFile {
  bytes: Buffer;
  region_code: RegionCode;
  run_id: string;
}

export interface ImportMapping {
  field: string;
  heading_key: string;
  kind: string;
  region_code: RegionCode;
  updated_at: Timestamp;
}

export interface ImportRow {
  kind: string;
  name: string;
  position: number;
  region_code: RegionCode;
  row_number: number;
  run_id: string;
  sheet_name: string;
  state: string;
  summary: Json;
}

export interface ImportRun {
  answers: Json;
  applied_at: Timestamp | null;
  applied_by: string | null;
  counts: Json;
  created_at: Timestamp;
  created_by: string;
  file_name: string;
  file_sha256: string;
  fingerprint: string;
  id: string;
  ignored_columns: Json;
  is_template: boolean;
  questions: Json;
  region_code: RegionCode;
  revision: Generated<number>;
  round_year: number;
  settings: Json;
  sheets: Json;
  size_bytes: number;
  state: string;
  tables: Json;
  undone_at: Timestamp | null;
  undone_by: string | null;
  written: Json | null;
}

export interface IndexRound {
  closes_on: string | null;
  edition: string;
  note_en: string | null;
  note_id: string | null;
  opens_on: string | null;
  region_code: RegionCode;
  target: Numeric | null;
  target_predicate: string | null;
  target_source: string | null;
  year: number;
}

export interface Innovation {
  archived_at: Timestamp | null;
  confidence: string | null;
  continues_id: InnovationId | null;
  created_at: Timestamp;
  current_version: number;
  id: InnovationId;
  is_sample: Generated<boolean>;
  region_code: RegionCode;
  slug: string;
  source: string | null;
  title: string;
  title_key: string;
}

export interface InnovationVersion {
  created_at: Timestamp;
  created_by: string;
  design_words: Generated<number>;
  innovation_id: InnovationId;
  note: string | null;
  profile: Json;
  region_code: RegionCode;
  version: number;
}

export interface Installation {
  home_region: string;
  is_demo: Generated<boolean>;
  is_only: Generated<boolean>;
  set_up_at: Timestamp;
}

export interface LevelClaim {
  basis: string | null;
  claimed_at: Timestamp;
  claimed_by: string;
  entry_id: RoundEntryId;
  figure: Numeric | null;
  indicator: string;
  is_current: Generated<boolean>;
  level: number;
  region_code: RegionCode;
  revision: number;
}

export interface MembershipStep {
  decree_number: string | null;
  decreed_on: string | null;
  from_state: string;
  id: string;
  membership_id: MembershipId;
  note: string | null;
  reasons: Generated<Json>;
  region_code: RegionCode;
  taken_agency_id: string | null;
  taken_at: Timestamp;
  taken_by: string;
  taken_role: string | null;
  to_state: string;
  verb: string;
}

export interface OfficialResult {
  confidence: string;
  decree: string | null;
  index_value: Numeric | null;
  note_en: string | null;
  note_id: string | null;
  predicate: string | null;
  rank: number | null;
  ranked_of: number | null;
  recorded_at: Timestamp;
  region_code: RegionCode;
  revision: number;
  source: string;
  year: number;
}

export interface OneTimeLink {
  created_at: Timestamp;
  expires_at: Timestamp;
  id: string;
  person_id: PersonId;
  purpose: string;
  region_code: RegionCode;
  token_hash: Buffer;
  used_at: Timestamp | null;
}

export interface Person {
  closed_at: Timestamp | null;
  created_at: Timestamp;
  email: string | null;
  id: PersonId;
  is_active: Generated<boolean>;
  is_demo: Generated<boolean>;
  name: string;
  office: string | null;
  region_code: RegionCode;
  user_name: string | null;
}

export interface PersonPassword {
  changed_at: Timestamp;
  hash: string;
  person_id: PersonId;
  region_code: RegionCode;
}

export interface ProgrammeDeadline {
  due_on: string;
  region_code: RegionCode;
  verb: string;
  year: number;
}

export interface ProgrammeEvent {
  confidence: string;
  held_on: string;
  id: string;
  kind: string;
  note_en: string | null;
  note_id: string | null;
  officiated_by: string | null;
  place: string | null;
  region_code: RegionCode;
  source: string | null;
  year: number;
}

export interface ProgrammeMembership {
  agency_id: AgencyId | null;
  committed_on: string | null;
  created_at: Timestamp;
  decree_number: string | null;
  established_on: string | null;
  id: MembershipId;
  innovation_id: InnovationId;
  launched_on: string | null;
  proposed_on: string | null;
  region_code: RegionCode;
  registration_number: number;
  state: string;
  state_since: Timestamp;
  track: string;
  year: number;
}

export interface ProgrammeOverview {
  agency_abbreviation: string | null;
  agency_id: AgencyId | null;
  agency_kind: string | null;
  agency_name: string | null;
  agency_slug: string | null;
  committed_on: string | null;
  confidence: string | null;
  continues_id: InnovationId | null;
  continues_slug: string | null;
  current_version: number;
  decree_number: string | null;
  design_words: number;
  established_on: string | null;
  innovation_id: InnovationId;
  is_sample: boolean;
  launch_group: string;
  launched_on: string | null;
  membership_id: MembershipId;
  profile: Json;
  proposed_on: string | null;
  region_code: RegionCode;
  registration_number: number;
  slug: string;
  source: string | null;
  state: string;
  state_since: Timestamp;
  title: string;
  track: string;
  version_at: Timestamp;
  year: number;
}

export interface ProgrammeYear {
  collects_from: string | null;
  collects_until: string | null;
  note_en: string | null;
  note_id: string | null;
  region_code: RegionCode;
  theme: string | null;
  year: number;
}

export interface ProgrammeYearFact {
  confidence: string;
  held_on: string | null;
  is_published_figure: boolean;
  kind: string;
  label_en: string;
  label_id: string;
  note_en: string | null;
  note_id: string | null;
  place: string | null;
  region_code: RegionCode;
  source: string | null;
  value: Numeric | null;
  year: number;
}

export interface PublishedFigure {
  confidence: string;
  id: string;
  kind: string;
  label_en: string;
  label_id: string;
  note_en: string | null;
  note_id: string | null;
  region_code: RegionCode;
  source: string;
  value: Numeric;
  year: number;
}

export interface Region {
  code: RegionCode;
  is_rankable: boolean;
  kind: string;
  name: string;
  province_code: string | null;
  short_name: string;
  zone: string;
  zone_label: string;
}

export interface RegionQuota {
  max_bytes: number;
  region_code: RegionCode;
}

export interface RegionResult {
  confidence: string | null;
  decree: string | null;
  edition: string;
  index_value: Numeric | null;
  note_en: string | null;
  note_id: string | null;
  predicate: string | null;
  rank: number | null;
  ranked_of: number | null;
  region_code: RegionCode;
  released_at: Timestamp;
  source: string | null;
  target: Numeric | null;
  target_predicate: string | null;
  year: number;
}

export interface RegionYearFact {
  confidence: string;
  held_on: string | null;
  is_published_figure: boolean;
  kind: string;
  label_en: string;
  label_id: string;
  note_en: string | null;
  note_id: string | null;
  place: string | null;
  region_code: RegionCode;
  released_at: Timestamp;
  source: string | null;
  value: Numeric | null;
  year: number;
}

export interface ReleaseVersion {
  id: Generated<number>;
  version: number;
}

export interface RoleGrant {
  agency_id: AgencyId | null;
  ends_at: Timestamp | null;
  id: string;
  person_id: PersonId;
  region_code: RegionCode;
  role: string;
  starts_at: Timestamp;
}

export interface RoundEntry {
  agency_id: AgencyId | null;
  created_at: Timestamp;
  id: RoundEntryId;
  innovation_id: InnovationId;
  ministry_state: Generated<string>;
  region_code: RegionCode;
  round_year: number;
}

export interface RoundEntryOverview {
  agency_abbreviation: string | null;
  agency_id: AgencyId | null;
  agency_name: string | null;
  agency_slug: string | null;
  design_words: number;
  entry_id: RoundEntryId;
  innovation_id: InnovationId;
  is_sample: boolean;
  ministry_state: string;
  profile: Json;
  region_code: RegionCode;
  round_year: number;
  slug: string;
  title: string;
}

export interface SecondLookRequest {
  basis_digest: string;
  entry_id: RoundEntryId | null;
  id: string;
  indicator: string;
  region_code: RegionCode;
  requested_at: Timestamp;
  requested_by: string;
  round_year: number;
  sentence: string;
}

export interface Session {
  created_at: Timestamp;
  ended_at: Timestamp | null;
  ends_at: Timestamp;
  id: string;
  last_seen_at: Timestamp;
  person_id: PersonId;
  region_code: RegionCode;
  token_hash: Buffer;
}

export interface SetUpLink {
  created_at: Timestamp;
  expires_at: Timestamp;
  id: string;
  token_hash: Buffer;
  used_at: Timestamp | null;
}

export interface SignInTry {
  expire: number | null;
  key: string;
  points: Generated<number>;
}

export interface StepRun {
  asked_at: Timestamp;
  asked_by: string;
  decree_number: string | null;
  decreed_on: string | null;
  finished_at: Timestamp | null;
  id: string;
  note: string | null;
  reasons: Generated<Json>;
  region_code: RegionCode;
  verb: string;
}

export interface StepRunItem {
  membership_id: MembershipId;
  outcome: Generated<string>;
  place: number;
  refusal_code: string | null;
  region_code: RegionCode;
  run_id: string;
  seen_state: string;
}

export interface StoredContent {
  is_used: Generated<boolean>;
  keep_until: Timestamp;
  sha256: string;
}

export interface Upload {
  actor_key: string;
  created_at: Timestamp;
  expires_at: Timestamp;
  file_name: string;
  id: string;
  refused_code: string | null;
  refused_details: Json | null;
  region_code: RegionCode;
  sha256: string | null;
  size_bytes: number;
}

export interface Tables {
  agency: Agency;
  agency_alias: AgencyAlias;
  agency_kind: AgencyKind;
  answered_request: AnsweredRequest;
  api_token: ApiToken;
  audit_event: AuditEvent;
  audit_link: AuditLink;
  audit_pending: AuditPending;
  audit_personal: AuditPersonal;
  catalogue_entry: CatalogueEntry;
  counter: Counter;
  document: Document;
  document_upload: DocumentUpload;
  event: Event;
  event_done: EventDone;
  evidence_decision: EvidenceDecision;
  evidence_intake: EvidenceIntake;
  evidence_intake_file: EvidenceIntakeFile;
  evidence_role: EvidenceRole;
  governance_claim: GovernanceClaim;
  import_change: ImportChange;
  import_file: ImportFile;
  import_mapping: ImportMapping;
  import_row: ImportRow;
  import_run: ImportRun;
  index_round: IndexRound;
  innovation: Innovation;
  innovation_version: InnovationVersion;
  installation: Installation;
  level_claim: LevelClaim;
  membership_step: MembershipStep;
  official_result: OfficialResult;
  one_time_link: OneTimeLink;
  person: Person;
  person_password: PersonPassword;
  programme_deadline: ProgrammeDeadline;
  programme_event: ProgrammeEvent;
  programme_membership: ProgrammeMembership;
  programme_overview: ProgrammeOverview;
  programme_year: ProgrammeYear;
  programme_year_fact: ProgrammeYearFact;
  published_figure: PublishedFigure;
  region: Region;
  region_quota: RegionQuota;
  region_result: RegionResult;
  region_year_fact: RegionYearFact;
  release_version: ReleaseVersion;
  role_grant: RoleGrant;
  round_entry: RoundEntry;
  round_entry_overview: RoundEntryOverview;
  second_look_request: SecondLookRequest;
  session: Session;
  set_up_link: SetUpLink;
  sign_in_try: SignInTry;
  step_run: StepRun;
  step_run_item: StepRunItem;
  stored_content: StoredContent;
  upload: Upload;
}
