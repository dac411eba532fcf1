// Builds the style sheets, scripts and pictures into the package, each under a name that carries its hash.
// The manifest tells Python the names, so that browsers may keep every file for ever.
import { createHash } from "node:crypto";
import { mkdir, readFile, readdir, rm, writeFile } from "node:fs/promises";
import { basename, dirname, extname, join } from "node:path";
import { fileURLToPath } from "node:url";
import esbuild from "esbuild";
import * as sass from "sass";
import { ploneTemplates } from "./templates.mjs";

const here = dirname(fileURLToPath(import.meta.url));
const dist = join(here, "../src/etapalvelu/portal/theme/static/dist");
const manifest = {};

async function publish(name, content) {
  const hash = createHash("sha256").update(content).digest("hex").slice(0, 10);
  const extension = extname(name);
  const hashed = `${basename(name, extension)}.${hash}${extension}`;
  await writeFile(join(dist, hashed), content);
  manifest[name] = hashed;
  return hashed;
}

async function pictures() {
  const folder = join(here, "src/img");
  for (const name of await readdir(folder)) await publish(name, await readFile(join(folder, name)));
}

async function fontFaces() {
  const family = "atkinson-hyperlegible-next";
  const folder = join(here, "node_modules/@fontsource-variable", family);
  let css = "";
  for (const sheet of ["index.css", "wght-italic.css"]) css += await readFile(join(folder, sheet), "utf8");
  for (const [reference, file] of css.matchAll(/url\(\.\/files\/([^)]+)\)/g)) {
    css = css.replace(reference, `url(${await publish(file, await readFile(join(folder, "files", file)))})`);
  }
  return css;
}

async function styles(name, before = "") {
  const { css } = sass.compile(join(here, "src/scss", name.replace(".css", ".scss")), {
    loadPaths: [join(here, "node_modules")],
    quietDeps: true,
    // Bootstrap 5.3 is written with Sass's older @import.
    silenceDeprecations: ["import", "global-builtin", "color-functions", "if-function"],
  });
  const { code } = await esbuild.transform(before + css, { loader: "css", minify: true });
  await publish(name, code);
}

async function scripts(name) {
  const result = await esbuild.build({
    entryPoints: [join(here, "src/js", name)],
    bundle: true,
    minify: true,
    format: "iife",
    target: "es2021",
    write: false,
  });
  await publish(name, result.outputFiles[0].contents);
}

async function templates() {
  // Not a bundle: modules know no `with`, on which Underscore's templates rest; nor may names change there.
  const script = await ploneTemplates(join(here, "src"));
  const { code } = await esbuild.transform(script, { minifyWhitespace: true, target: "es2021" });
  await publish("plone-templates.js", code);
}

// The typesetter reads TrueType and no WOFF; it takes the first family that has a character.
async function printFonts() {
  const folder = join(here, "../src/etapalvelu/portal/printing/fonts");
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  const families = { "atkinson-hyperlegible-next": ["400Regular", "600SemiBold", "800ExtraBold"] };
  for (const family of ["noto-sans", "noto-sans-arabic"]) families[family] = ["400Regular", "600SemiBold", "800ExtraBold"];
  families["noto-emoji"] = ["400Regular"];
  for (const [family, weights] of Object.entries(families)) {
    for (const weight of weights) {
      const from = join(here, "node_modules/@expo-google-fonts", family, weight);
      for (const file of await readdir(from)) {
        if (file.endsWith(".ttf")) await writeFile(join(folder, file), await readFile(join(from, file)));
      }
    }
  }
}

await rm(dist, { recursive: true, force: true });
await mkdir(dist, { recursive: true });
await pictures();
await styles("portal.css", await fontFaces());
await styles("workshop.css");
await styles("widget.css", await fontFaces());
await scripts("portal.js");
await templates();
await printFonts();
await writeFile(join(dist, "manifest.json"), JSON.stringify(manifest, null, 1) + "\n");
