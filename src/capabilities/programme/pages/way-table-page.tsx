import { say } from "#shared/text.ts";
import type { View } from "#shared/view.ts";
import { DataTable } from "#web/components/data-table.tsx";
import { PageTitle } from "#web/components/page-title.tsx";
import { AppFrame } from "#web/layout/app-frame.tsx";
import { type Transition, way } from "../rules/way.ts";
import { texts } from "../texts/programme.ts";
import { needNames, wayTexts } from "../texts/way.ts";
import { StateTag } from "./way-panel.tsx";
import { roleList, stateName, verbName } from "./way-words.ts";

/** `/inovasi/alur`: the table of transitions, made from the rows that decide. */
export const WayTablePage = ({ view }: { readonly view: View }) => {
  const { language } = view;
  const who = (transition: Transition) => {
    const roles = roleList(transition.by, language);
    return transition.isUnitStep ? say(wayTexts.inUnit, language, { who: roles }) : roles;
  };
  return (
    <AppFrame
      view={view}
      title={wayTexts.ways[language]}
      breadcrumb={[{ label: texts.innovations[language], href: "/inovasi" }, { label: wayTexts.ways[language] }]}
    >
      <PageTitle title={wayTexts.ways[language]} lede={wayTexts.waysLede[language]} />
      <DataTable
        caption={wayTexts.ways[language]}
        isCaptionHidden
        language={language}
        rows={way}
        columns={[
          { label: wayTexts.verb[language], isRowHeader: true, cell: (row) => verbName(row.verb, language) },
          {
            label: wayTexts.from[language],
            cell: (row) => row.from.map((state) => stateName(state, language)).join(", "),
          },
          {
            label: wayTexts.to[language],
            isLabelledOnPhone: false,
            cell: (row) => <StateTag state={row.to} view={view} />,
          },
          { label: wayTexts.who[language], cell: who },
          {
            label: wayTexts.needs[language],
            cell: (row) => row.needs.map((need) => needNames[need][language]).join(", "),
          },
          {
            label: wayTexts.undo[language],
            cell: (row) => (row.undoneBy === null ? wayTexts.noUndo[language] : verbName(row.undoneBy, language)),
          },
        ]}
      />
      <p class="mut">{wayTexts.withoutUnit[language]}</p>
    </AppFrame>
  );
};
