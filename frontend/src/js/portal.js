import { closeMenus } from "./menus.js";
import { guardForms } from "./forms.js";
import { printButtons } from "./printing.js";

closeMenus(document);
guardForms(document);
printButtons(document);
