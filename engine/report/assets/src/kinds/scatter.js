// Two measures against each other, a point per policy with both intervals; policies that no other beats in both are joined.
import {base, escaped, points, tooltip, valueAxis, whiskers} from '../marks.js';
import {figure} from '../figures.js';
import {styleOf} from '../palette.js';

export function scatter(data, context) {
    const front = data.points.filter((point) => point.is_on_front).sort((a, b) => a.x - b.x);
    // Where a label to the right would leave the chart, it stands to the left.
    const xs = data.points.map((point) => point.x);
    const edge = Math.min(...xs) + 0.7 * (Math.max(...xs) - Math.min(...xs));
    const isRight = (point) => point.x <= edge || xs.length === 1;
    const title = (point) => context.policies[point.policy].title;
    const axis = (side, more) => valueAxis(context, {
        scale: true, name: side.title[context.language],
        axisLabel: {color: context.theme.muted, fontSize: 11.5, hideOverlap: true, formatter: (value) => figure(value, side.format, context.language)},
        ...more,
    });
    return {
        height: context.width < 560 ? 380 : 440,
        option: {
            ...base(context),
            grid: {left: 72, right: 36, top: context.width < 560 ? 56 : 24, bottom: 56},
            tooltip: tooltip(context, {
                formatter: (item) => {
                    const point = data.points[item.dataIndex];
                    return `${escaped(title(point))}<br>${escaped(data.x.title[context.language])}: <b>${figure(point.x, data.x.format, context.language)}</b>` +
                        `<br>${escaped(data.y.title[context.language])}: <b>${figure(point.y, data.y.format, context.language)}</b>`;
                },
            }),
            xAxis: axis(data.x, {nameGap: 34, splitNumber: context.width < 560 ? 2 : 4}),
            yAxis: axis(data.y, {nameGap: 56}),
            series: [
                {
                    type: 'line', silent: true, symbol: 'none', z: 1, data: front.map((point) => [point.x, point.y]),
                    lineStyle: {color: context.theme.muted, width: 1.5, type: [6, 4]},
                },
                whiskers(data.points.map((point) => ({
                    from: [point.x_low, point.y], to: [point.x_high, point.y], style: styleOf(point.policy, context.theme), lineWidth: 1.4,
                }))),
                whiskers(data.points.map((point) => ({
                    from: [point.x, point.y_low], to: [point.x, point.y_high], style: styleOf(point.policy, context.theme), lineWidth: 1.4,
                }))),
                {
                    ...points(data.points.map((point) => ({
                        at: [point.x, point.y], style: point.policy, name: title(point), size: 14, isHollow: !point.is_on_front,
                        label: {
                            show: true, position: isRight(point) ? 'right' : 'left', distance: 8, color: context.theme.ink, width: context.width < 560 ? 90 : 170, overflow: 'break',
                            formatter: () => title(point), lineHeight: 15, align: isRight(point) ? 'left' : 'right', verticalAlign: 'bottom', offset: [0, -6],
                        },
                    })), context),
                    labelLayout: {hideOverlap: false, moveOverlap: 'shiftY'},
                },
            ],
        },
    };
}
