package fathom.preprocess;

import fathom.raster.RgbRows;

/**
 * An image with mirrored pixels around it, the edge pixels themselves not repeated (numpy's and
 * torch's "reflect").
 */
record ReflectedRows(RgbRows image, int padX, int padY) implements RgbRows {
    @Override
    public int width() {
        return image.width() + 2 * padX;
    }

    @Override
    public int height() {
        return image.height() + 2 * padY;
    }

    @Override
    public void copyRow(int y, byte[] target, int targetFrom) {
        int inner = targetFrom + 3 * padX;
        image.copyRow(reflected(y - padY, image.height()), target, inner);
        for (int x = 0; x < padX; x++) {
            copyPixel(target, inner, reflected(x - padX, image.width()), targetFrom + 3 * x);
            int right = image.width() + x;
            copyPixel(target, inner, reflected(right, image.width()), inner + 3 * right);
        }
    }

    private static void copyPixel(byte[] row, int inner, int x, int to) {
        System.arraycopy(row, inner + 3 * x, row, to, 3);
    }

    static int reflected(int position, int length) {
        if (length == 1) return 0;
        int period = 2 * (length - 1);
        int within = Math.floorMod(position, period);
        return within < length ? within : period - within;
    }
}
