// Parts of a sum per policy: what a response costs, account by account. Patterns say what colours say.
import {base, rowAxis, rowHeight, titleWidth, tooltip, valueAxis} from '../marks.js';
import {figure} from '../figures.js';
import {styleOf} from '../palette.js';

// Rows that the legend will need: names are set at about 7 pixels a letter.
function rowsOf(names, width) {
    let rows = 1;
    let used = 0;
    for (const name of names) {
        const needed = 38 + 7 * name.length;
        if (used > 0 && used + needed > width) {
            rows += 1;
            used = 0;
        }
        used += needed;
    }
    return rows;
}

export function stacked(data, context) {
    const left = titleWidth(context);
    const legendRows = rowsOf(data.parts.map((part) => part.title[context.language]), context.width);
    const titles = data.policies.map((policy) => context.policies[policy].title);
    return {
        height: 60 + 24 * legendRows + rowHeight(titles, left, 44) * data.policies.length,
        option: {
            ...base(context),
            grid: {left: left + 16, right: 40, top: 24 + 24 * legendRows, bottom: 36},
            legend: {top: 0, left: 0, itemWidth: 20, itemHeight: 12, textStyle: {color: context.theme.ink, fontSize: 12}},
            tooltip: tooltip(context, {trigger: 'axis', axisPointer: {type: 'shadow'}, valueFormatter: (value) => figure(value, data.format, context.language)}),
            xAxis: valueAxis(context, {...(data.format === 'share' ? {min: 0, max: 1} : {}), axisLabel: {color: context.theme.muted, hideOverlap: true, formatter: (value) => figure(value, data.format, context.language)}}),
            yAxis: rowAxis(context, titles, left),
            series: data.parts.map((part, n) => {
                const style = styleOf(n + 1, context.theme);
                return {
                    type: 'bar', stack: 'all', name: part.title[context.language], data: part.values, barMaxWidth: 22,
                    itemStyle: {color: style.colour, decal: style.decal, borderColor: context.theme.paper, borderWidth: 1},
                };
            }),
        },
    };
}
