/**
 * Keys of the verifier's desk: a accept, l lower, r reject, 1 to 3 a level, n next, p previous, ? the list.
 * Everything they do can be done with the form and the links; the switch turns them off (WCAG 2.1.4).
 */

const storedSwitch = "intan.verifier-keys";

const byId = (id: string): HTMLElement | null => document.getElementById(id);

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLTextAreaElement ||
  target instanceof HTMLSelectElement ||
  (target instanceof HTMLInputElement && !["radio", "checkbox", "submit", "button"].includes(target.type)) ||
  (target instanceof HTMLElement && target.isContentEditable);

const choices = (): readonly HTMLInputElement[] => [
  ...document.querySelectorAll<HTMLInputElement>('#putusan input[name="putusan"]'),
];

/** Ticks a choice; where it needs a reason, the reason is next, else Enter saves. */
function choose(choice: HTMLInputElement | undefined): void {
  if (choice === undefined) return;
  choice.checked = true;
  const reason = document.querySelector<HTMLSelectElement>('#putusan select[name="alasan"]');
  const next = choice.value === "terima" ? choice : (reason ?? choice);
  next.focus();
  choice.scrollIntoView({ block: "nearest" });
}

/** The claimed level is the one above the highest offered to lower to; without such an offer it is 1. */
function chooseLevel(level: number): void {
  const offered = choices();
  const lower = offered.filter((each) => each.value.startsWith("turun-"));
  const claimed = lower.length + 1;
  choose(offered.find((each) => each.value === (level === claimed ? "terima" : `turun-${level}`)));
}

function follow(id: string): void {
  const link = byId(id);
  if (link instanceof HTMLAnchorElement) link.click();
}

function toggleList(): void {
  const list = byId("pintasan");
  if (!(list instanceof HTMLDetailsElement)) return;
  list.open = !list.open;
  if (list.open) list.querySelector("summary")?.focus();
}

function onKey(key: string): boolean {
  const starting = (word: string) => choices().find((each) => each.value.startsWith(word));
  if (key === "a") choose(starting("terima"));
  else if (key === "l") choose(starting("turun-"));
  else if (key === "r") choose(starting("tolak"));
  else if (key === "1" || key === "2" || key === "3") chooseLevel(Number(key));
  else if (key === "n") follow("berikut");
  else if (key === "p") follow("sebelum");
  else if (key === "?") toggleList();
  else return false;
  return true;
}

function readSwitch(): boolean {
  try {
    return localStorage.getItem(storedSwitch) !== "off";
  } catch {
    // A browser that keeps nothing: the keys are on.
    return true;
  }
}

function keepSwitch(isOn: boolean): void {
  try {
    localStorage.setItem(storedSwitch, isOn ? "on" : "off");
  } catch {
    // As above: the choice holds for this page only.
  }
}

const box = byId("pintasan-aktif");
const row = byId("pintasan-saklar");
if (box instanceof HTMLInputElement && row !== null) {
  box.checked = readSwitch();
  row.hidden = false;
  box.addEventListener("change", () => keepSwitch(box.checked));
  document.addEventListener("keydown", (event) => {
    if (!box.checked || event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
    if (isTyping(event.target)) return;
    if (onKey(event.key.toLowerCase())) event.preventDefault();
  });
}
