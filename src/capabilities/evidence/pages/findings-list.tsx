import type { Language } from "#shared/text.ts";
import { Tag, type Tone } from "#web/components/tag.tsx";
import type { EvidenceFinding, Severity } from "../contract/finding.ts";
import { sayFinding, severityNames } from "../texts/findings.ts";

const looks: Readonly<Record<Severity, { readonly tone: Tone; readonly icon: "warning" | "question" | "info" }>> = {
  high: { tone: "no", icon: "warning" },
  medium: { tone: "warn", icon: "question" },
  low: { tone: "plain", icon: "info" },
};

/** What the machine found, with its weight in words. */
export const FindingsList = (props: { readonly findings: readonly EvidenceFinding[]; readonly language: Language }) =>
  props.findings.length === 0 ? null : (
    <ul class="plain stack stack-2">
      {props.findings.map((finding) => (
        <li>
          <Tag tone={looks[finding.severity].tone} icon={looks[finding.severity].icon}>
            {severityNames[finding.severity][props.language]}
          </Tag>{" "}
          {sayFinding(finding, props.language)}
        </li>
      ))}
    </ul>
  );
