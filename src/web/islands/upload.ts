import { type DetailedError, Upload } from "tus-js-client";
import type { Language, Text } from "#shared/text.ts";

/**
 * Enhances `<form data-upload>` with a file input: files above 8 MB and videos travel in parts that go on where the line dropped;
 * then the form is sent with their ids in hidden fields `upload` instead of the files. Small files stay in the form.
 */
const plainBytes = 8 * 1024 * 1024;
/** A proxy in front of the site may take no larger body, and a part that breaks is lost. */
const partBytes = 5 * 1024 * 1024;
const endpoint = "/unggah";
const retryDelays = [0, 1_000, 3_000, 5_000, 10_000, 20_000, 30_000];

const texts = {
  sending: { id: "Mengirim {name}", en: "Sending {name}" },
  state: { id: "{sent} dari {total} MB ({percent}%)", en: "{sent} of {total} MB ({percent}%)" },
  spoken: { id: "{name}: {percent}% terkirim", en: "{name}: {percent}% sent" },
  checking: { id: "{name} sudah sampai dan sedang diperiksa.", en: "{name} has arrived and is being checked." },
  dropped: {
    id: "Sambungan terputus. Pengiriman dilanjutkan dari bagian yang sudah sampai.",
    en: "The connection dropped. Sending goes on from the part that has arrived.",
  },
  failed: {
    id: "{name} belum terkirim. Bagian yang sudah sampai tersimpan 48 jam; coba lagi untuk melanjutkan.",
    en: "{name} has not been sent. What has arrived is kept for 48 hours; try again to go on.",
  },
  refused: { id: "{name} tidak dapat diterima: {reason}", en: "{name} cannot be taken: {reason}" },
  again: { id: "Coba lagi", en: "Try again" },
  cancel: { id: "Batalkan", en: "Cancel" },
} satisfies Record<string, Text>;

const reasons: Readonly<Record<string, Text>> = {
  "upload.too-large": { id: "berkas terlalu besar.", en: "the file is too large." },
  "upload.too-many-open": {
    id: "terlalu banyak kiriman yang belum selesai. Selesaikan atau batalkan dahulu.",
    en: "too many unfinished uploads. Finish or cancel some first.",
  },
  "evidence.too-large": {
    id: "berkas jenis ini terlalu besar; batasnya tertulis di bawah isian.",
    en: "a file of this kind may not be as large; the limit stands at the field.",
  },
  "evidence.quota-exceeded": {
    id: "ruang penyimpanan daerah tidak cukup.",
    en: "the region has not enough room left.",
  },
  "access.forbidden": { id: "Anda tidak berhak mengirim berkas.", en: "you may not send files." },
  "files.disk-full": { id: "ruang penyimpanan di server penuh.", en: "the server has no space left." },
  "form.too-old": {
    id: "halaman sudah terlalu lama terbuka. Muat ulang halaman.",
    en: "the page is too old. Reload it.",
  },
  "access.sign-in-required": { id: "Anda sudah keluar. Masuk lagi.", en: "you are signed out. Sign in again." },
};
const otherReason: Text = {
  id: "isi berkas ditolak saat diperiksa.",
  en: "its content was refused when it was checked.",
};

const language: Language = document.documentElement.lang === "en" ? "en" : "id";
const megabytes = new Intl.NumberFormat(language === "en" ? "en-GB" : "id-ID", { maximumFractionDigits: 1 });

// shared/text.ts would bring zod along.
const say = (text: Text, places: Readonly<Record<string, string>> = {}): string =>
  text[language].replace(/\{(\w+)\}/g, (whole, name: string) => places[name] ?? whole);

interface Panel {
  progress(sent: number, total: number): void;
  tell(words: string): void;
  /** Shows the button; resolves when it is pressed or the line is back. */
  askAgain(words: string, canWaitForLine: boolean): Promise<void>;
  onCancel(cancel: () => void): void;
  remove(): void;
}

function element<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  className: string,
  words = "",
): HTMLElementTagNameMap[K] {
  const made = document.createElement(tag);
  if (className) made.className = className;
  made.textContent = words;
  return made;
}

function showPanel(beside: HTMLElement, name: string): Panel {
  const box = element("div", "card stack stack-3 work");
  const head = element("p", "row apart");
  const state = element("span", "");
  head.append(element("b", "", say(texts.sending, { name })), state);
  // Screen readers hear every tenth part from the status line below, not each step of the bar.
  state.ariaHidden = "true";
  const bar = document.createElement("progress");
  bar.ariaLabel = say(texts.sending, { name });
  const status = element("p", "mut");
  status.setAttribute("role", "status");
  const again = element("button", "button", say(texts.again));
  const cancel = element("button", "button quiet", say(texts.cancel));
  again.type = "button";
  cancel.type = "button";
  again.hidden = true;
  const buttons = element("p", "row");
  buttons.append(again, cancel);
  box.append(head, bar, status, buttons);
  beside.after(box);
  let spokenTenth = 0;
  return {
    progress(sent, total) {
      const percent = Math.floor((100 * sent) / total);
      bar.max = total;
      bar.value = sent;
      const mega = (bytes: number): string => megabytes.format(bytes / 1024 / 1024);
      state.textContent = say(texts.state, { sent: mega(sent), total: mega(total), percent: String(percent) });
      if (sent === total) status.textContent = say(texts.checking, { name });
      else if (Math.floor(percent / 10) > spokenTenth) {
        spokenTenth = Math.floor(percent / 10);
        status.textContent = say(texts.spoken, { name, percent: String(10 * spokenTenth) });
      }
    },
    tell(words) {
      status.textContent = words;
    },
    askAgain(words, canWaitForLine) {
      status.textContent = words;
      again.hidden = false;
      again.focus();
      return new Promise((resolve) => {
        const go = (): void => {
          again.hidden = true;
          window.removeEventListener("online", go);
          resolve();
        };
        again.addEventListener("click", go, { once: true });
        if (canWaitForLine) window.addEventListener("online", go, { once: true });
      });
    },
    onCancel(stop) {
      cancel.addEventListener("click", stop, { once: true });
    },
    remove: () => box.remove(),
  };
}

const isDetailed = (error: Error): error is DetailedError => "originalResponse" in error;

/** Our code in a refused answer; null when no answer came or the server itself failed: then it is worth trying again. */
function refusedCode(error: Error): string | null {
  const response = isDetailed(error) ? error.originalResponse : null;
  const status = response?.getStatus() ?? 0;
  if (response === null || status < 400 || (status >= 500 && status !== 507)) return null;
  try {
    const body: unknown = JSON.parse(response.getBody());
    if (typeof body === "object" && body !== null && "code" in body && typeof body.code === "string") return body.code;
  } catch {
    // A proxy's own page: nothing to tell from it.
  }
  return "";
}

/** Id of the upload once every byte is there; null when the person gave it up. */
function sendFile(file: File, token: string, beside: HTMLElement): Promise<string | null> {
  const panel = showPanel(beside, file.name);
  return new Promise((resolve) => {
    const upload = new Upload(file, {
      endpoint,
      headers: { "X-Intan-Token": token },
      metadata: { filename: file.name },
      chunkSize: partBytes,
      retryDelays,
      removeFingerprintOnSuccess: true,
      onProgress: (sent, total) => panel.progress(sent, total),
      onShouldRetry: (error) => {
        const isWorthIt = [null, "upload.busy", "upload.offset-conflict"].includes(refusedCode(error));
        if (isWorthIt) panel.tell(say(texts.dropped));
        return isWorthIt;
      },
      onSuccess: () => {
        panel.remove();
        resolve(upload.url?.split("/").at(-1) ?? null);
      },
      onError: (error) => {
        const code = refusedCode(error);
        const reason = say(reasons[code ?? ""] ?? otherReason);
        const words =
          code === null ? say(texts.failed, { name: file.name }) : say(texts.refused, { name: file.name, reason });
        void panel.askAgain(words, code === null).then(() => upload.start());
      },
    });
    panel.onCancel(() => {
      // The server forgets it after 48 hours anyhow, should this not reach it.
      upload.abort(true).catch(() => undefined);
      panel.remove();
      resolve(null);
    });
    void upload.findPreviousUploads().then(([previous]) => {
      if (previous) upload.resumeFromPreviousUpload(previous);
      upload.start();
    });
  });
}

const travelsInParts = (file: File): boolean => file.size > plainBytes || file.type.startsWith("video/");

/** Sends what is too large for the form; answers false when one was given up: then the form waits with all its files. */
async function sendLarge(
  form: HTMLFormElement,
  input: HTMLInputElement,
  files: readonly File[],
  sent: WeakMap<File, string>,
): Promise<boolean> {
  const token = form.querySelector<HTMLInputElement>('input[name="_token"]')?.value ?? "";
  const large = files.filter(travelsInParts);
  for (const file of large) {
    const id = sent.get(file) ?? (await sendFile(file, token, input));
    if (id === null) return false;
    sent.set(file, id);
  }
  for (const file of large) {
    const hidden = document.createElement("input");
    hidden.type = "hidden";
    hidden.name = "upload";
    hidden.value = sent.get(file) ?? "";
    form.append(hidden);
  }
  const rest = new DataTransfer();
  for (const file of files) if (!travelsInParts(file)) rest.items.add(file);
  input.files = rest.files;
  return true;
}

function enhance(form: HTMLFormElement): void {
  const input = form.querySelector<HTMLInputElement>('input[type="file"]');
  if (input === null) return;
  let isSending = false;
  const sent = new WeakMap<File, string>();
  form.addEventListener(
    "submit",
    (event) => {
      const files = [...(input.files ?? [])];
      if (!isSending && !files.some(travelsInParts)) return;
      // Before anybody else who listens: the form is not ready.
      event.preventDefault();
      event.stopImmediatePropagation();
      if (isSending) return;
      isSending = true;
      form.ariaBusy = "true";
      void sendLarge(form, input, files, sent).then((isSent) => {
        isSending = false;
        form.ariaBusy = null;
        if (isSent) form.requestSubmit(event.submitter);
      });
    },
    { capture: true },
  );
}

for (const form of document.querySelectorAll<HTMLFormElement>("form[data-upload]")) enhance(form);
