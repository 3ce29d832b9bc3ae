/**
 * The one script of the product: what the desk can do beyond links and forms. Loaded by pages below /admin alone (see
 * routes/desk-script.tsx); nothing is hydrated, and everything works without it.
 */
import { watchKeys } from "./client/keys";
import { watchDesk } from "./client/live";

watchKeys(document);
watchDesk(document);
