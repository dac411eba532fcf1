// Makes functions of the templates that harvest.mjs has collected, as Underscore would in the browser.
import { readFile } from "node:fs/promises";
import { join } from "node:path";

const WAYS = { "-": "_.escape(__t)", "=": "__t" };

function compiled(pieces) {
  const body = pieces.map(([way, code], index) => {
    const text = `__p+=__texts[${index + 1}];`;
    return way ? `__p+=((__t=(${code}))==null?'':${WAYS[way]});${text}` : `${code}\n${text}`;
  });
  return `(__texts)=>function(obj,_){
    var __t,__p='',__j=Array.prototype.join,print=function(){__p+=__j.call(arguments,'');};
    with(obj||{}){__p+=__texts[0];${body.join("")}}
    return __p;
  }`;
}

export async function ploneTemplates(sources) {
  const { templates } = JSON.parse(await readFile(join(sources, "plone-templates.json"), "utf8"));
  // A template without code is text; translated titles are such.
  const known = [[], ...templates].map((pieces) => {
    return `[${JSON.stringify(JSON.stringify(pieces))},${compiled(pieces)}]`;
  });
  const script = await readFile(join(sources, "js/plone-templates.js"), "utf8");
  return `{const KNOWN=new Map([${known.join(",")}]);${script}}`;
}
