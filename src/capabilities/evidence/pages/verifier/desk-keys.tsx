import type { Text } from "#shared/text.ts";
import type { View } from "#shared/view.ts";
import { verifierTexts } from "../../texts/verifier.ts";

const keys: readonly (readonly [key: string, text: Text])[] = [
  ["A", verifierTexts.keyAccept],
  ["L", verifierTexts.keyLower],
  ["R", verifierTexts.keyReject],
  ["1–3", verifierTexts.keyLevel],
  ["Enter", verifierTexts.keySave],
  ["N", verifierTexts.keyNext],
  ["P", verifierTexts.keyPrevious],
  ["?", verifierTexts.keyHelp],
];

/** The list of keys, and the switch that the script shows: single keys can be turned off (WCAG 2.1.4). */
export const DeskKeys = ({ view }: { readonly view: View }) => {
  const { language } = view;
  return (
    <details class="more" id="pintasan">
      <summary>{verifierTexts.keys[language]}</summary>
      <p class="opt" id="pintasan-saklar" hidden>
        <input type="checkbox" id="pintasan-aktif" checked />
        <label for="pintasan-aktif">{verifierTexts.keysOn[language]}</label>
      </p>
      <dl class="dl">
        {keys.map(([key, text]) => (
          <div>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{text[language]}</dd>
          </div>
        ))}
      </dl>
    </details>
  );
};
