/** The rules of the panel of a figure, and of the links that open it. Logical sides only. */
export const panelRules: string = `
.fb-figure{color:inherit;text-decoration:underline dotted;text-decoration-thickness:.08em}
.fb-figure:is(:hover,:focus-visible){text-decoration-style:solid}
.fb-panel{inset:0;inset-inline-start:auto;margin:0;inline-size:min(53rem,100%);max-inline-size:none;block-size:100%;max-block-size:none;border:0;border-inline-start:1px solid;padding:1rem clamp(1rem,4vw,2rem) 2rem;background:#fff;color:var(--fb-text);overscroll-behavior:contain}
.fb-panel::backdrop{background:#0006}
.fb-panel>div:first-child{display:flex;align-items:start;justify-content:space-between;gap:1rem;margin-block-end:1rem}
.fb-panel h2{margin:0;border:0;padding:0;font-size:1.25rem}
.fb-panel>p{margin-block-start:.75rem}
.fb-panel h3{margin-block:1.25rem .5rem}
.fb-panel button{flex:none;border:1px solid;border-radius:2px;padding:.35rem .8rem;background:none;color:inherit;font:inherit;cursor:pointer}
@media print{.fb-panel{display:none}.fb-figure{text-decoration:none}}`.trim();
