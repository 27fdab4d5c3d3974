// From the data of a chart to what ECharts draws; and to an SVG without a browser.
import {init, use} from 'echarts/core';
import {BarChart, CustomChart, LineChart, ScatterChart} from 'echarts/charts';
import {AxisPointerComponent, GridComponent, LegendComponent, MarkLineComponent, TitleComponent, TooltipComponent} from 'echarts/components';
import {SVGRenderer} from 'echarts/renderers';
import {fontFamily, themeOf} from './palette.js';
import {bands} from './kinds/bands.js';
import {bars} from './kinds/bars.js';
import {forest} from './kinds/forest.js';
import {lines} from './kinds/lines.js';
import {probability} from './kinds/probability.js';
import {scatter} from './kinds/scatter.js';
import {stacked} from './kinds/stacked.js';
import {tornado} from './kinds/tornado.js';

use([AxisPointerComponent, BarChart, CustomChart, GridComponent, LegendComponent, LineChart, MarkLineComponent, ScatterChart, SVGRenderer,
    TitleComponent, TooltipComponent]);

const kinds = {bands, bars, forest, lines, probability, scatter, stacked, tornado};

/** What a chart is drawn with: its option and the height it needs at `width` pixels. */
export function drawingOf(report, chart, {language, theme, width, column, isWhole}) {
    const context = {policies: report.policies, words: report.words[language], language, theme: themeOf(theme), width, column, isWhole};
    return kinds[chart.kind](chart.data, context);
}

export {init};

const kTitle = 46;
const kMargin = 16;

function escaped(text) {
    return String(text).replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}

/** A chart by itself, under its title and on its own ground: for files. */
export function svgOf(report, chart, {language, theme = 'light', width = 1000, column, isWhole}) {
    const inner = width - 2 * kMargin;
    const drawing = drawingOf(report, chart, {language, theme, width: inner, column, isWhole});
    const colours = themeOf(theme);
    const instance = init(null, null, {renderer: 'svg', ssr: true, width: inner, height: drawing.height});
    instance.setOption(drawing.option);
    const picture = instance.renderToSVGString();
    instance.dispose();
    const name = drawing.title ? `${chart.title[language]}: ${drawing.title}` : chart.title[language];
    const height = drawing.height + kTitle + kMargin;
    return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img">` +
        `<title>${escaped(name)}</title><desc>${escaped(chart.alternative[language])}</desc>` +
        `<rect width="${width}" height="${height}" fill="${colours.paper}"/>` +
        `<text x="${kMargin}" y="28" font-family="${fontFamily}" font-size="16" font-weight="600" fill="${colours.ink}">${escaped(name)}</text>` +
        picture.replace('<svg ', `<svg x="${kMargin}" y="${kTitle}" `)
            // Not every program that reads SVG knows dominant-baseline; all know dy.
            .replaceAll('dominant-baseline="central"', 'dy="0.35em"') + '</svg>';
}
