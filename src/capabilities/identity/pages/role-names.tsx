import { type Language, say } from "#shared/text.ts";
import { roleNames } from "#web/role-names.ts";
import type { HeldGrant } from "../contract/person.ts";
import { settingsTexts as texts } from "../texts/settings.ts";

/** "Operator perangkat daerah, Dinas Kesehatan". */
export function roleName(grant: HeldGrant, agencies: ReadonlyMap<string, string>, language: Language): string {
  const agency = grant.agencyId === null ? undefined : (agencies.get(grant.agencyId) ?? grant.agencyId);
  return [say(roleNames[grant.role], language), agency].filter((part) => part !== undefined).join(", ");
}

/** The roles a person holds now, one on a line. */
export const RoleNames = (props: {
  readonly grants: readonly HeldGrant[];
  readonly agencies: ReadonlyMap<string, string>;
  readonly language: Language;
}) =>
  props.grants.length === 0 ? (
    <span class="mut">{say(texts.noRoles, props.language)}</span>
  ) : (
    <ul class="plain">
      {props.grants.map((grant) => (
        <li>{roleName(grant, props.agencies, props.language)}</li>
      ))}
    </ul>
  );
