import { serve } from "../web/serve.mjs";
import { programOf } from "./browsers/programs.mjs";
