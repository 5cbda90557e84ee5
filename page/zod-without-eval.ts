import * as z from "zod/mini";

// Zod tries whether it may compile its checks with `new Function`: the page's policy forbids that, and reports the try.
// This has to run before any schema is made, hence a module of its own that is imported first.
z.config({ jitless: true });
