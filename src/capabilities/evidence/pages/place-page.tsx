import type { Indicator } from "#capabilities/index/contract/edition.ts";
import { say } from "#shared/text.ts";
import { Button } from "#web/components/button.tsx";
import { DefinitionList } from "#web/components/definition-list.tsx";
import { ErrorSummary } from "#web/components/error-summary.tsx";
import { FileField } from "#web/components/file-field.tsx";
import { Form } from "#web/components/form.tsx";
import { PageTitle, Section } from "#web/components/page-title.tsx";
import { Select } from "#web/components/select.tsx";
import { formatFigure, formatSize } from "#web/format.ts";
import { AppFrame } from "#web/layout/app-frame.tsx";
import type { StoredDocument } from "../queries/documents.ts";
import type { StandingRole } from "../queries/roles-of.ts";
import { findingsAt } from "../queries/round-evidence.ts";
import { latestToday } from "../queries/today.ts";
import { acceptOf, fitsFormats, largeSizes, maxPlainBytes } from "../rules/file-kinds.ts";
import { paperTexts as texts } from "../texts/papers.ts";
import { FindingsList } from "./findings-list.tsx";
import { type HolderPageProps, holderHref, titleOf } from "./holder-page.tsx";
import { LetterFields, type LetterValues } from "./letter-fields.tsx";
import { PaperCard } from "./paper-card.tsx";

/** What a refused form held, with what is wrong. */
export interface Refilled {
  readonly values: LetterValues;
  readonly errors: LetterValues & { readonly berkas?: string | undefined; readonly dokumen?: string | undefined };
  /** A large file that has gone up already: it need not go again. */
  readonly upload?: string | null;
}

export interface PlacePageProps extends HolderPageProps {
  readonly row: Indicator;
  readonly usable: readonly StoredDocument[];
  readonly refilled: Refilled | null;
  /** The role whose letter data is being corrected, instead of a paper being added. */
  readonly changed: string | null;
  readonly done: "ditambah" | "diperbaiki" | "dicabut" | null;
}

const doneTexts = { ditambah: texts.added, diperbaiki: texts.changed, dicabut: texts.retired } as const;

const Asked = ({ view, row, holder }: PlacePageProps) => {
  const { language } = view;
  const { evidence } = row;
  const level = holder.claims[row.code] ?? 0;
  const label = row.levels.find(({ parameter }) => parameter === level)?.label[language] ?? "";
  const claim = level === 0 ? texts.notClaimed[language] : `${say(texts.level, language, { n: level })}: ${label}`;
  const rule = evidence?.yearRule ?? evidence?.window ?? null;
  return (
    <DefinitionList
      items={[
        { term: texts.claim[language], description: claim },
        { term: texts.weight[language], description: formatFigure(row.weight ?? "", language) },
        ...(evidence === null ? [] : [{ term: texts.wants[language], description: evidence.documents[language] }]),
        ...(evidence?.formats === null || evidence === null
          ? []
          : [{ term: texts.formats[language], description: evidence.formats.join(", ") }]),
        ...(rule === null ? [] : [{ term: texts.window[language], description: rule[language] }]),
      ]}
    />
  );
};

const AddForm = (props: PlacePageProps) => {
  const { view, row, usable, refilled } = props;
  const { language } = view;
  const formats = row.evidence?.formats ?? null;
  const fitting = usable.filter((document) => fitsFormats(formats, document.mediaType));
  const errors = refilled?.errors ?? {};
  const upload = refilled?.upload ?? null;
  const sizes = largeSizes(formats).map(([format, bytes]) => `${format} ${formatSize(bytes, language)}`);
  const plainHint = say(texts.fileHint, language, {
    formats: formats?.join(", ") ?? "PDF, JPG, PNG, MP4",
    size: formatSize(maxPlainBytes, language),
  });
  return (
    <Section id="tambah" title={texts.addTitle[language]}>
      <Form
        view={view}
        action={holderHref(props)}
        name="tambah"
        hasFile
        sendsPieces
        hidden={{ indikator: row.code, ...(upload === null ? {} : { upload }) }}
      >
        <FileField
          name="berkas"
          label={texts.file[language]}
          accept={acceptOf(formats)}
          hint={`${plainHint} ${say(texts.largeHint, language, { sizes: sizes.join(", ") })}`}
          error={errors.berkas}
        >
          {upload === null ? null : <p role="status">{texts.uploadKept[language]}</p>}
        </FileField>
        {fitting.length === 0 ? null : (
          <Select
            name="dokumen"
            label={texts.existing[language]}
            empty={texts.chooseOne[language]}
            options={fitting.map(({ id, fileName }) => ({ value: id, label: fileName }))}
            error={errors.dokumen}
            width="full"
          />
        )}
        <LetterFields row={row} language={language} values={refilled?.values ?? {}} errors={errors} />
        <p class="mut">{texts.oneLevel[language]}</p>
        <Button icon="upload">{texts.save[language]}</Button>
      </Form>
    </Section>
  );
};

const valuesOf = (role: StandingRole): LetterValues => ({
  dasar: role.basis ?? "",
  nomor: role.letterNumber ?? "",
  tanggal: role.letterOn ?? "",
  perihal: role.subject ?? "",
  halaman: role.pages ?? "",
  tahun: role.coversYear === null ? "" : String(role.coversYear),
});

const ChangeForm = (props: PlacePageProps & { readonly role: StandingRole }) => {
  const { view, row, role, refilled } = props;
  const { language } = view;
  return (
    <Section id="ubah" title={say(texts.changeTitle, language, { name: role.fileName })}>
      <Form
        view={view}
        action={`${holderHref(props)}/ubah/${role.id}`}
        name={`ubah-${role.id}`}
        hidden={{ indikator: row.code }}
      >
        <LetterFields
          row={row}
          language={language}
          values={refilled?.values ?? valuesOf(role)}
          errors={refilled?.errors ?? {}}
        />
        <Button>{texts.saveChange[language]}</Button>
      </Form>
    </Section>
  );
};

/** One indicator of a holder: what is asked, what stands there, and the form to add. */
export const PlacePage = (props: PlacePageProps) => {
  const { view, round, holder, row, canSupply, refilled, done } = props;
  const { language } = view;
  const base = holderHref(props);
  const findings = findingsAt(holder, row, { roundYear: round.roundYear, today: latestToday(view.now) });
  const roles = holder.roles.filter((role) => role.indicator === row.code);
  const changedRole = roles.find((role) => role.id === props.changed);
  const title = `${row.code} ${row.name[language]}`;
  const errors = Object.entries(refilled?.errors ?? {}).flatMap(([field, message]) =>
    message === undefined ? [] : [{ field, message }],
  );
  return (
    <AppFrame
      view={view}
      title={title}
      {...(canSupply ? { scripts: ["islands/upload.js"] } : {})}
      hasErrors={errors.length > 0}
      breadcrumb={[
        { label: texts.evidence[language], href: `/bukti?putaran=${round.roundYear}` },
        { label: titleOf(props, view), href: base },
        { label: title },
      ]}
      {...(done === null ? {} : { message: { text: doneTexts[done][language], tone: "ok" as const } })}
    >
      <ErrorSummary errors={errors} language={language} />
      <PageTitle over={titleOf(props, view)} title={title} lede={row.definition[language]} />
      <Asked {...props} />
      <FindingsList findings={findings.filter(({ roleId }) => roleId === null)} language={language} />
      <Section id="bukti" title={texts.standing[language]}>
        {roles.length === 0 ? <p class="mut">{texts.noneStanding[language]}</p> : null}
        {roles.map((role) => (
          <PaperCard
            {...props}
            base={base}
            role={role}
            findings={findings.filter(({ roleId }) => roleId === role.id)}
          />
        ))}
      </Section>
      {canSupply && changedRole === undefined ? <AddForm {...props} /> : null}
      {canSupply && changedRole !== undefined ? <ChangeForm {...props} role={changedRole} /> : null}
    </AppFrame>
  );
};
