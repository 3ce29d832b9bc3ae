import { fileURLToPath } from "node:url";
import { vitePlugin as remix } from "@remix-run/dev";
import { defineConfig, type Plugin } from "vite";
import remixConfig from "./remix.config.js";

declare module "@remix-run/server-runtime" {
  interface Future {
    v3_singleFetch: true;
  }
}

/** Pages have no script of ours, so that a change is shown by loading the page again. */
const reload: Plugin = {
  name: "reload-the-page",
  handleHotUpdate: ({ server }) => {
    server.ws.send({ type: "full-reload" });
    return [];
  },
};

/** All styles in one file: a phone on a poor line asks once for the whole site, where each page would need a dozen. */
const oneStylesheet = (id: string) => (/\.css($|\?)/.test(id) ? "style" : undefined);

export default defineConfig(({ isSsrBuild }) => ({
  plugins: [remix(remixConfig), reload],
  resolve: { alias: { "~": fileURLToPath(new URL("./app", import.meta.url)) } },
  // Inlined assets would be data: URLs, which the content security policy refuses.
  build: {
    assetsInlineLimit: 0,
    cssMinify: true,
    reportCompressedSize: false,
    ...(isSsrBuild ? {} : { rollupOptions: { output: { manualChunks: oneStylesheet } } }),
  },
  optimizeDeps: { exclude: ["@node-rs/argon2"] },
}));
