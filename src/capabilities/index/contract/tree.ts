import * as z from "zod";
import type { Details } from "#shared/result.ts";
import { type Text, textSchema } from "#shared/text.ts";

/** One place of the explanation. The shares of the leaves add up to TOTAL exactly. */
export interface TreeNode {
  readonly id: string;
  readonly label: Text;
  /** The figure as shown: a decimal string. */
  readonly value: string;
  /** Share of TOTAL as "n/d", in lowest terms. */
  readonly exact: string;
  readonly reason: { readonly code: string; readonly details: Details };
  readonly children: readonly TreeNode[];
  readonly ref: { readonly kind: string; readonly id: string };
}

export const treeNodeSchema: z.ZodType<TreeNode> = z
  .object({
    id: z.string(),
    label: textSchema,
    value: z.string(),
    exact: z.string().regex(/^-?\d+\/\d+$/),
    reason: z.object({ code: z.string(), details: z.record(z.string(), z.unknown()) }),
    get children() {
      return z.array(treeNodeSchema);
    },
    ref: z.object({ kind: z.string(), id: z.string() }),
  })
  .meta({ id: "IndexTreeNode" });

/** Names that the tree cannot know by itself. */
export interface TreeLabels {
  readonly index: Text;
  readonly governance: Text;
  readonly innovation: Text;
  readonly maturity: Text;
  readonly count: Text;
  readonly counted: Text;
  readonly aboveCap: Text;
  readonly basicServices: Text;
  readonly affair: (code: string) => Text;
  readonly entry: (id: string) => Text;
}
