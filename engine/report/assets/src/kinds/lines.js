// A measure against a parameter, a line per policy: what another agent is worth.
import {band, base, tooltip, valueAxis} from '../marks.js';
import {figure} from '../figures.js';
import {styleOf} from '../palette.js';

export function lines(data, context) {
    return {
        height: 400,
        option: {
            ...base(context),
            grid: {left: 72, right: 24, top: 48, bottom: 56},
            legend: {top: 4, left: 0, itemWidth: 34, textStyle: {color: context.theme.ink}, inactiveColor: context.theme.muted},
            tooltip: tooltip(context, {trigger: 'axis', valueFormatter: (value) => figure(value, data.y.format, context.language)}),
            xAxis: valueAxis(context, {
                scale: true, name: data.x.title[context.language], nameGap: 34, minInterval: data.x.format === 'count' ? 1 : undefined,
                axisLabel: {color: context.theme.muted, formatter: (value) => figure(value, data.x.format, context.language)},
            }),
            yAxis: valueAxis(context, {
                name: data.y.title[context.language], nameGap: 56,
                axisLabel: {color: context.theme.muted, formatter: (value) => figure(value, data.y.format, context.language)},
            }),
            series: data.lines.flatMap((line) => {
                const style = styleOf(line.style, context.theme);
                const xs = line.points.map((point) => point.x);
                return [
                    band(xs, line.points.map((point) => point.low), line.points.map((point) => point.high), style.colour, 0.14),
                    {
                        type: 'line', name: line.name, data: line.points.map((point) => [point.x, point.y]),
                        symbol: style.symbol, symbolSize: 9, lineStyle: {color: style.colour, width: 2, type: style.dash}, itemStyle: {color: style.colour},
                    },
                ];
            }),
        },
    };
}
