package fathom.color;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ColormapsTest {
    /** Colours from matplotlib 3.10.9: colormaps[name](position, bytes=True). */
    @ParameterizedTest
    @CsvSource({
        "Spectral_r, 5e4fa2, 3286bc, 89cfa4, bee5a0, fefebd, f88b51, d33c4e, 9e0142",
        "Spectral,   9e0142, d33c4e, f88e52, fdbe6e, fefebe, 86cea4, 3286bc, 5e4fa2",
        "inferno,    000003, 160b39, 570f6d, 781c6d, bb3754, f98e08, f5d745, fcfea4",
        "magma,      000003, 140d35, 50127b, 711f81, b63679, fb8861, fdcf92, fbfcbf",
        "plasma,     0c0786, 40039c, 7e03a7, 9b179e, cb4777, f89540, fcce25, eff821",
        "viridis,    440154, 482374, 3a528b, 30678d, 20908c, 5ec961, bdde26, fde724",
        "cividis,    00224d, 083370, 434e6b, 575d6d, 7c7b78, bbad6c, e4ce51, fde737",
        "turbo,      30123b, 4458cb, 28bbeb, 1ae4b6, a4fc3b, fa7d20, c32402, 7a0402",
        "gray,       000000, 191919, 404040, 555555, 808080, c0c0c0, e6e6e6, ffffff",
        "gray_r,     ffffff, e6e6e6, bfbfbf, aaaaaa, 7f7f7f, 3f3f3f, 181818, 000000"
    })
    void coloursAreMatplotlibs(
            String id,
            String at0,
            String at10,
            String at25,
            String atThird,
            String at50,
            String at75,
            String at90,
            String at100) {
        var map = Colormaps.byName(id).orElseThrow();

        assertThat(hex(map, 0)).isEqualTo(at0);
        assertThat(hex(map, 0.1)).isEqualTo(at10);
        assertThat(hex(map, 0.25)).isEqualTo(at25);
        assertThat(hex(map, 1 / 3.0)).isEqualTo(atThird);
        assertThat(hex(map, 0.5)).isEqualTo(at50);
        assertThat(hex(map, 0.75)).isEqualTo(at75);
        assertThat(hex(map, 0.9)).isEqualTo(at90);
        assertThat(hex(map, 1)).isEqualTo(at100);
    }

    private static String hex(Colormap map, double position) {
        return "%06x".formatted(map.argbFor(position) & 0xffffff);
    }

    @Test
    void tenMapsAreOfferedAndTheirNamesIgnoreCase() {
        assertThat(Colormaps.all()).hasSize(10);
        assertThat(Colormaps.byName("SPECTRAL_R")).map(Colormap::id).contains("Spectral_r");
        assertThat(Colormaps.byName("jet")).isEmpty();
    }

    @Test
    void positionsOutsideTakeTheEnds() {
        var gray = Colormaps.byName("gray").orElseThrow();

        assertThat(gray.argbFor(-3)).isEqualTo(0xff000000);
        assertThat(gray.argbFor(7)).isEqualTo(0xffffffff);
    }

    @Test
    void reversingTurnsTheColoursAndTheNameRoundAndBack() {
        var turbo = Colormaps.byName("turbo").orElseThrow();
        var reversed = turbo.reversed();

        assertThat(reversed.id()).isEqualTo("turbo_r");
        assertThat(reversed.argbAt(0)).isEqualTo(0xff7a0402);
        assertThat(reversed.argbAt(255)).isEqualTo(0xff30123b);
        assertThat(reversed.reversed().id()).isEqualTo("turbo");
        assertThat(Colormaps.byName("gray_r").orElseThrow().label()).isEqualTo("Gray (reversed)");
    }
}
