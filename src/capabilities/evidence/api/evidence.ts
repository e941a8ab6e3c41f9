import type { Actor } from "#shared/actor.ts";
import type { RegionCode } from "#shared/ids.ts";
import { type BoundOperation, bindOperation } from "#shared/operation.ts";
import { type Result, success } from "#shared/result.ts";
import type { AddDocumentInput } from "../actions/add-document.ts";
import type { ChangeRoleInput } from "../actions/change-role.ts";
import type { GiveRoleInput, RoleGiven } from "../actions/give-role.ts";
import { type AddedDocument, addDocumentOperation, reuseMapOperation } from "../contract/document.ts";
import type { EvidenceFinding } from "../contract/finding.ts";
import { changeRoleOperation, giveRoleOperation, listRolesOperation, retireRoleOperation } from "../contract/role.ts";
import type { ListedRoles } from "../queries/list-roles.ts";
import type { ReuseMap } from "../queries/reuse-map.ts";

/** What the API and the pages do with papers. */
export interface EvidenceFunctions {
  addDocument(actor: Actor, input: AddDocumentInput): Promise<Result<AddedDocument>>;
  giveRole(actor: Actor, input: GiveRoleInput): Promise<Result<RoleGiven>>;
  changeRole(actor: Actor, input: ChangeRoleInput): Promise<Result<RoleGiven>>;
  retireRole(
    actor: Actor,
    input: { readonly regionCode: RegionCode; readonly id: string },
  ): Promise<Result<{ readonly roleId: string }>>;
  listRoles(
    actor: Actor,
    input: { readonly regionCode: RegionCode; readonly roundYear: number; readonly entryId?: GiveRoleInput["entryId"] },
  ): Promise<Result<ListedRoles>>;
  reuseMap(actor: Actor, regionCode: RegionCode, id: string): Promise<Result<ReuseMap>>;
}

const plain = <T extends EvidenceFinding>(findings: readonly T[]) =>
  findings.map((finding) => ({ ...finding, details: { ...finding.details } }));

const given = (done: Result<RoleGiven>) =>
  done.ok ? success({ roleId: done.value.roleId, findings: plain(done.value.findings) }) : done;

export function evidenceOperations(functions: EvidenceFunctions): readonly BoundOperation[] {
  return [
    bindOperation(addDocumentOperation, ({ actor, regionCode }, { fileName, contentBase64 }) =>
      functions.addDocument(actor, {
        regionCode,
        fileName,
        bytes: new Uint8Array(Buffer.from(contentBase64, "base64")),
      }),
    ),
    bindOperation(giveRoleOperation, async ({ actor, regionCode }, input) =>
      given(await functions.giveRole(actor, { ...input, regionCode })),
    ),
    bindOperation(changeRoleOperation, async ({ actor, regionCode }, input) =>
      given(await functions.changeRole(actor, { ...input, regionCode })),
    ),
    bindOperation(retireRoleOperation, ({ actor, regionCode }, { id }) =>
      functions.retireRole(actor, { regionCode, id }),
    ),
    bindOperation(listRolesOperation, async ({ actor, regionCode }, { roundYear, entryId }) => {
      const found = await functions.listRoles(actor, {
        regionCode,
        roundYear,
        ...(entryId === undefined ? {} : { entryId }),
      });
      if (!found.ok) return found;
      return success({
        roles: found.value.roles.map((role) => ({ ...role })),
        findings: plain(found.value.findings),
      });
    }),
    bindOperation(reuseMapOperation, async ({ actor, regionCode }, { id }) => {
      const found = await functions.reuseMap(actor, regionCode, id);
      if (!found.ok) return found;
      const { document, serves, servesElsewhere, couldServe } = found.value;
      return success({
        documentId: document.id,
        fileName: document.fileName,
        serves: [...serves],
        servesElsewhere,
        couldServe: [...couldServe],
      });
    }),
  ];
}
