package fathom.ui.inspector;

import javafx.scene.chart.LineChart;
import javafx.scene.chart.NumberAxis;
import javafx.scene.chart.XYChart;

import java.util.ArrayList;
import java.util.List;

/** Curves over one axis, each in its model's colour; a curve has a gap where it has no value. */
final class CurveChart extends LineChart<Number, Number> {
    private static final double HEIGHT = 168;
    private static final int TICKS = 5;

    /** Points of one curve, from left to right. */
    record Curve(String name, String colour, List<Point> points) {}

    /**
     * @param y NaN where the curve has a gap
     */
    record Point(double x, double y) {}

    CurveChart(String accessibleName, String acrossLabel, String upLabel) {
        super(new NumberAxis(), new NumberAxis());
        getStyleClass().add("curve-chart");
        setAnimated(false);
        setCreateSymbols(false);
        setLegendVisible(false);
        setAccessibleText(accessibleName);
        setMinHeight(HEIGHT);
        setPrefHeight(HEIGHT);
        var across = (NumberAxis) getXAxis();
        var up = (NumberAxis) getYAxis();
        across.setLabel(acrossLabel);
        up.setLabel(upLabel);
        for (var axis : List.of(across, up)) {
            axis.setForceZeroInRange(false);
            axis.setAnimated(false);
            axis.setMinorTickVisible(false);
        }
    }

    void nameAxes(String across, String up) {
        getXAxis().setLabel(across);
        getYAxis().setLabel(up);
    }

    void show(List<Curve> curves) {
        getData().clear();
        fitAcross(curves);
        for (var curve : curves) {
            for (var piece : pieces(curve)) {
                getData().add(piece);
                piece.getNode().setStyle("-fx-stroke: " + curve.colour());
            }
        }
    }

    /** The axis ends at the round numbers around the curves. */
    private void fitAcross(List<Curve> curves) {
        var across = (NumberAxis) getXAxis();
        var ends =
                curves.stream()
                        .flatMapToDouble(curve -> curve.points().stream().mapToDouble(Point::x))
                        .summaryStatistics();
        across.setAutoRanging(ends.getCount() == 0 || ends.getMin() == ends.getMax());
        if (across.isAutoRanging()) return;
        double wished = (ends.getMax() - ends.getMin()) / TICKS;
        double power = Math.pow(10, Math.floor(Math.log10(wished)));
        double lead = wished / power;
        double unit = power * (lead < 1.5 ? 1 : lead < 3.5 ? 2 : lead < 7.5 ? 5 : 10);
        across.setTickUnit(unit);
        across.setLowerBound(unit * Math.floor(ends.getMin() / unit));
        across.setUpperBound(unit * Math.ceil(ends.getMax() / unit));
    }

    private static List<XYChart.Series<Number, Number>> pieces(Curve curve) {
        var pieces = new ArrayList<XYChart.Series<Number, Number>>();
        var points = new ArrayList<XYChart.Data<Number, Number>>();
        int count = curve.points().size();
        for (int i = 0; i <= count; i++) {
            if (i < count && Double.isFinite(curve.points().get(i).y())) {
                var point = curve.points().get(i);
                points.add(new XYChart.Data<>(point.x(), point.y()));
            } else if (!points.isEmpty()) {
                var piece = new XYChart.Series<Number, Number>();
                piece.setName(curve.name());
                piece.getData().setAll(points);
                pieces.add(piece);
                points.clear();
            }
        }
        return pieces;
    }
}
