// node render_charts.cjs REPORT.json FOLDER LANGUAGE: writes every chart of a report as FOLDER/NAME.svg.
'use strict';
const fs = require('node:fs');
const path = require('node:path');
const vm = require('node:vm');

const [data, folder, language] = process.argv.slice(2);
vm.runInThisContext(fs.readFileSync(path.join(__dirname, 'report.js'), 'utf8'), {filename: 'report.js'});
const report = JSON.parse(fs.readFileSync(data, 'utf8'));

for (const [id, chart] of Object.entries(report.charts)) {
    // A chart with a choice of columns is a file per column.
    const columns = chart.data.columns ? chart.data.columns.map((column) => column.key) : [undefined];
    for (const column of columns) {
        const name = (column ? `${id}-${column}` : id) + '.svg';
        fs.writeFileSync(path.join(folder, name), globalThis.firebreakReport.svgOf(report, chart, {language, column}));
    }
}
