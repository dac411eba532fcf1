import { closeMenus } from "./menus.js";
import { nameEditors } from "./editors.js";
import { guardForms } from "./forms.js";
import { printButtons } from "./printing.js";
import { explainTerms } from "./terms.js";
import { quickSearch } from "./quicksearch.js";

closeMenus(document);
guardForms(document);
printButtons(document);
nameEditors(document);
explainTerms(document);
quickSearch(document);
