/** Pages of accounts with a form (browser). @module */
import { fillFromFragment, letPrint, letReveal } from "../account/forms";

fillFromFragment(document, location.hash);
letReveal(document);
letPrint(document);
