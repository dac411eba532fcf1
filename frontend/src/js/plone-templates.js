// Plone's scripts compile Underscore templates with `new Function`, which the policy of our pages refuses.
// The code of the templates that Plone has was compiled into KNOWN when this file was built (templates.mjs);
// a template is answered when all of its code is known. Everything else goes to the browser, which refuses it.
const BEGIN =
  "var __t,__p='',__j=Array.prototype.join,print=function(){__p+=__j.call(arguments,'');};\n" +
  "with(obj||{}){\n__p+='";
const END = ";\n}\nreturn __p;\n";
const TEXT = /((?:\\[^]|[^\\'])*)'/y;
const CODE = /\+\n\(\(__t=\(([^]+?)\)\)==null\?'':(_\.escape\(__t\)|__t)\)\+\n'|;\n([^]+?)\n__p\+='/y;
const CONTROLS = { n: "\n", r: "\r", u2028: "\u2028", u2029: "\u2029" };

// Return [texts, pieces of code] of what Underscore has made of a template, or null when it is not its work.
function read(source) {
  if (!source.startsWith(BEGIN) || !source.endsWith(END)) return null;
  const texts = [];
  const pieces = [];
  let at = BEGIN.length;
  const take = (pattern) => {
    pattern.lastIndex = at;
    const match = pattern.exec(source);
    at = match ? pattern.lastIndex : at;
    return match;
  };
  for (;;) {
    const text = take(TEXT);
    if (!text) return null;
    texts.push(text[1].replace(/\\(u202[89]|[^])/g, (_all, sign) => CONTROLS[sign] ?? sign));
    if (at === source.length - END.length) return [texts, pieces];
    const code = take(CODE);
    if (!code) return null;
    const [, value, way, statement] = code;
    pieces.push(way ? [way === "__t" ? "=" : "-", value] : ["", statement]);
  }
}

function answer(parameters) {
  const [data, library, source] = parameters;
  if (parameters.length !== 3 || data !== "obj" || library !== "_" || typeof source !== "string") return null;
  const template = read(source);
  if (!template) return null;
  const make = KNOWN.get(JSON.stringify(template[1]));
  return make ? make(template[0]) : null;
}

window.Function = new Proxy(Function, {
  apply: (native, self, parameters) => answer(parameters) ?? Reflect.apply(native, self, parameters),
  construct: (native, parameters, target) => answer(parameters) ?? Reflect.construct(native, parameters, target),
});
