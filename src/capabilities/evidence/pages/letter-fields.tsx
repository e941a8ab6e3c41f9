import type { Indicator } from "#capabilities/index/contract/edition.ts";
import type { Language } from "#shared/text.ts";
import { TextField } from "#web/components/field.tsx";
import { Select } from "#web/components/select.tsx";
import { paperTexts as texts } from "../texts/papers.ts";

/** Names of the fields as forms send them. */
export type LetterField = "dasar" | "nomor" | "tanggal" | "perihal" | "halaman" | "tahun";
export type LetterValues = Readonly<Partial<Record<LetterField, string>>>;

export interface LetterFieldsProps {
  readonly row: Indicator;
  readonly language: Language;
  readonly values: LetterValues;
  readonly errors: LetterValues;
}

/** What people tell about a paper; nothing of it is compulsory. */
export const LetterFields = ({ row, language, values, errors }: LetterFieldsProps) => (
  <>
    {row.bases === undefined ? null : (
      <Select
        name="dasar"
        label={texts.basis[language]}
        options={row.bases.map((basis) => ({ value: basis.code, label: `${basis.code}. ${basis.measure[language]}` }))}
        empty={texts.noBasis[language]}
        value={values.dasar}
        error={errors.dasar}
        width="full"
      />
    )}
    <TextField
      name="nomor"
      label={texts.letterNumber[language]}
      value={values.nomor}
      error={errors.nomor}
      maxLength={120}
    />
    <TextField
      name="tanggal"
      label={texts.letterOn[language]}
      hint={texts.letterOnHint[language]}
      value={values.tanggal}
      error={errors.tanggal}
      width="medium"
      maxLength={40}
    />
    <TextField
      name="perihal"
      label={texts.subject[language]}
      value={values.perihal}
      error={errors.perihal}
      width="full"
      maxLength={300}
    />
    <TextField
      name="halaman"
      label={texts.pages[language]}
      hint={texts.pagesHint[language]}
      value={values.halaman}
      error={errors.halaman}
      width="narrow"
      maxLength={60}
    />
    <TextField
      name="tahun"
      label={texts.coversYear[language]}
      hint={texts.coversYearHint[language]}
      value={values.tahun}
      error={errors.tahun}
      keyboard="numeric"
      width="narrow"
      maxLength={4}
    />
  </>
);
