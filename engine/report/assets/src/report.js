// One file for both places: in a page it draws the report, elsewhere (node) it only offers `firebreakReport.svgOf`.
import {svgOf} from './charts.js';
import {startPage} from './page.js';

globalThis.firebreakReport = {svgOf};

if (typeof document !== 'undefined') startPage(JSON.parse(document.getElementById('report-data').textContent));
