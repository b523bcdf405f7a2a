/** Somebody comes back when there is no voting, with a ballot on the phone whose answer never came: it is sent once more, to learn whether it arrived. @module */
import { Keeping } from "../booth/keeping";
import { the } from "../booth/screens";

const { slug = "", election = "" } = the(document, "#away").dataset;
if (new Keeping(election).pending() !== undefined) location.replace(`/e/${slug}/vote/kept`);
