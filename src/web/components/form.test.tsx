import { describe, expect, test } from "vitest";
import { Button } from "./button.tsx";
import { Checkbox, Choice } from "./choice.tsx";
import { ErrorSummary } from "./error-summary.tsx";
import { TextField } from "./field.tsx";
import { FileField } from "./file-field.tsx";
import { Form } from "./form.tsx";
import { Select } from "./select.tsx";
import { Textarea } from "./textarea.tsx";

const view = { formToken: "token-1", oneTimeKey: "key-1" };

describe("a form that changes something", () => {
  test("is a POST with the form token and the one-time key", () => {
    const html = String(
      <Form view={view} action="/keluar">
        <Button>Keluar</Button>
      </Form>,
    );
    expect(html).toContain('<form method="post" action="/keluar"');
    expect(html).toContain('<input type="hidden" name="_token" value="token-1"/>');
    expect(html).toContain('<input type="hidden" name="_key" value="key-1"/>');
  });

  test("gives each of several forms a key of its own", () => {
    const html = String(
      <Form view={view} action="/x" name="hapus-3">
        <Button>Hapus</Button>
      </Form>,
    );
    expect(html).toContain('name="_key" value="key-1.hapus-3"');
  });

  test("escapes what people typed", () => {
    expect(String(<TextField name="nama" label="Nama" value={'"><script>'} />)).toContain("&quot;&gt;&lt;script&gt;");
  });
});

describe("fields", () => {
  test("tie label, hint and error to the control", () => {
    const html = String(<TextField name="jumlah" label="Jumlah" hint="Angka" error="Tulis angka" />);
    expect(html).toContain('<label for="f-jumlah">');
    expect(html).toContain('aria-describedby="f-jumlah-h f-jumlah-e"');
    expect(html).toContain('aria-invalid="true"');
    expect(html.indexOf("f-jumlah-h")).toBeLessThan(html.indexOf("f-jumlah-e"));
    expect(html.indexOf('id="f-jumlah-e"')).toBeLessThan(html.indexOf("<input"));
  });

  test("the summary leads to every kind of field by its id", () => {
    const fields = String(
      <>
        <TextField name="teks" label="a" />
        <Textarea name="naskah" label="b" />
        <Select name="pilih" label="c" options={[]} />
        <Choice name="satu" label="d" kind="one" chosen={[]} options={[{ value: "x", label: "X" }]} />
        <FileField name="berkas" label="f" accept=".xlsx" />
        <Checkbox name="setuju" label="g" />
      </>,
    );
    const names = ["teks", "naskah", "pilih", "satu", "berkas", "setuju"];
    const summary = String(
      <ErrorSummary language="id" errors={names.map((field) => ({ field, message: `${field} kosong` }))} />,
    );
    const targets = [...summary.matchAll(/href="#([^"]+)"/g)].map((match) => match[1]);
    expect(targets).toHaveLength(names.length);
    for (const target of targets) expect(fields).toContain(`id="${target}"`);
  });

  test("the summary takes the focus, counts and stays away without errors", () => {
    const summary = String(<ErrorSummary language="id" errors={[{ message: "a" }, { message: "b" }]} />);
    expect(summary).toContain('tabindex="-1" autofocus');
    expect(summary).toContain("2 hal perlu diperbaiki");
    expect(String(<ErrorSummary language="id" errors={[]} />)).toBe("");
  });

  test("marks what is chosen", () => {
    const html = String(
      <Choice
        name="kanal"
        label="Kanal"
        kind="several"
        chosen={["b", "c"]}
        options={["a", "b", "c"].map((value) => ({ value, label: value }))}
      />,
    );
    expect([...html.matchAll(/value="(\w)" checked/g)].map((match) => match[1])).toEqual(["b", "c"]);
    const select = String(
      <Select
        name="tahap"
        label="Tahap"
        value="trial"
        options={[
          { value: "initiative", label: "I" },
          { value: "trial", label: "T" },
        ]}
      />,
    );
    expect(select).toContain('<option value="trial" selected');
  });
});
