package fathom.raster;

import static org.assertj.core.api.Assertions.assertThat;

import fathom.OracleFiles;
import fathom.image.Photo;
import fathom.image.PhotoReader;
import fathom.image.ReadLimits;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.security.MessageDigest;
import java.util.HexFormat;

class OpenCvAreaTest {
    /**
     * SHA-256 of cv2.resize(rgb8, (width, height), interpolation=cv2.INTER_AREA).tobytes(), OpenCV
     * 5.0.0: the starter network's size, then whole factors and odd ones.
     */
    @ParameterizedTest
    @CsvSource({
        "portrait, 256, 448, 4db11b241fdddf3ccb47988f1ed5d77460787051c3cc7c52ddf2a571b2258929",
        "portrait, 151, 256, b5f9f91e951cf62f49bb62fc12300463772fceadca59233c31a99302f9afd549",
        "portrait, 101, 170, 05c8a8dce131f038b180bd130728efb406c2f7f109677f26e433183442ffcfd5",
        "portrait, 61, 130, db0cf6ad86b0da8d9f41fddbcdc22c04b72f900e028f66cb9f2a9ca2a11a3649",
        "landscape, 416, 256, 3b3b06b7368c84147b029449d825e15fe4bdeb256f49055b79072d79ce9afd07",
        "landscape, 300, 200, 4ab8b8aa43bc6ca865a1889e8eb467fd01795ecf64ae680d3eef2859b89f17b2",
        "landscape, 200, 133, 8396a0352444a437e108dada63febc9358dbd206ef2f079b5116978cfcb59b39",
        "landscape, 121, 102, 151ef5c4f6f29d294130c92eb260052af515928448d31b30f6a8edb0b55fe38f",
        "odd, 416, 256, e70da9d7eb999e5c0e4c855202918774a8f420365b3dba8161c65137bfeefce0",
        "odd, 225, 150, 48477fab57cc666f9d2cab2afb8fda42077bb1561f111acdfb3d0532754cae8e",
        "odd, 150, 100, 8761b8bdf408329920eeab2a4485c435670d1a07eb124349e5049849acf30106",
        "odd, 91, 77, d95134c84202025dde9d2a61e5ee3d1e8a50323ee491403db5e05fa5b5f52433",
        "wide, 896, 128, 2a4aa43fb1ee195cb1704bf45488019151457961f3a73fb92c4bc2c40642a7b4",
        "wide, 300, 41, fd071f849aceae2de4650b9d4088948b5ccfa215ddd20d7bee475cd31bb1b763",
        "wide, 200, 27, d65437dd97a578e7037debc76d2cfbc5701d6f061531ff335f6bda8d222cff78",
        "wide, 121, 22, fa0ffb396bacb34885529f28ea3a9db2ca5574ccac529196047267979401bfcb",
        "tiny, 384, 288, b48fc4689268e4f8854901afbefcc6232432bbd47441757701eaf47950c4adae",
        "tiny, 26, 18, 9261343fa8f40c94ee30c26c07a10620939179ed7b3df5f82d4aea14c27d1895",
        "tiny, 17, 12, 93aaedc911ca9b69bc078d18485c4030e62776a08bd16f5e39337fad3389f023",
        "tiny, 11, 11, 2d8b201b4eb93528e9e26a4d33dfde6da5ce9db740bb3a11e498f7faa05e1eb5",
        "gray16, 416, 256, 733d8c72f9154abf62ef490a00c14b6e441f6a1de2a054637fca40f0dc28f6e4",
        "gray16, 158, 105, 5e38e5212b5e8592cb3d595470ef1f185f39365bca1eb74ec3663e5f11b9be37",
        "gray16, 105, 70, 5a21e379709ba37d0bcbc395768311465177ae4498ddbd870528e16d10860c20",
        "gray16, 64, 54, e113225c1fdc28553db50e5f6f886b6fe026f12be51973bff5b35de750dfd401",
        "rgba, 384, 288, b5dbb2b258c15b9814f965ce4ec50a84a5b750df5036734686dc58e47861f664",
        "rgba, 90, 64, 834d9dd8bcf3c65419e86526683b8f129ff191e621ca3dcce2c596b79d4f7e48",
        "rgba, 60, 43, aaa7718d67a1a44897ab60b450bdb6a04cfad3409a8f9c18974a5c0bdd6c70be",
        "rgba, 37, 34, 9200bebd83e6a91f58cb35769750a5861a70983ac8c4fcaa594ae1bc77989d13"
    })
    void theBytesAreOpenCvs(String image, int width, int height, String sha256) throws Exception {
        Photo photo = new PhotoReader(ReadLimits.DEFAULT).read(OracleFiles.image(image));
        var result = new byte[3 * width * height];

        RgbResampler.resize(
                photo,
                width,
                height,
                Resampling.CV_AREA_8BIT,
                (y, row) -> {
                    for (int i = 0; i < row.length; i++) {
                        result[y * row.length + i] = (byte) (int) row[i];
                    }
                });

        assertThat(HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(result)))
                .isEqualTo(sha256);
    }
}
