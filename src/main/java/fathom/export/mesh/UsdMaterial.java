package fathom.export.mesh;

/**
 * The material of a USD scene: UsdPreviewSurface with its textures, by the names of their files.
 * Its normal maps are glTF's: green is towards the picture's top, as USD's t, which counts from the
 * bottom, rises.
 *
 * @param normals empty for none
 * @param occlusion empty for none
 * @see <a href="https://openusd.org/release/spec_usdpreviewsurface.html">UsdPreviewSurface</a>
 */
record UsdMaterial(String picture, String normals, String occlusion) {
    private static final String SURFACE_INPUT = "            ";

    /**
     * @param lit without lights the surface glows in the photograph's colours, which have their own
     */
    String text(boolean lit) {
        var inputs = new StringBuilder();
        if (!lit) inputs.append(SURFACE_INPUT).append("color3f inputs:diffuseColor = (0, 0, 0)\n");
        String colour = lit ? "diffuseColor" : "emissiveColor";
        inputs.append(connected("color3f", colour, "Picture.outputs:rgb"));
        var textures = new StringBuilder(texture("Picture", picture, "sRGB", "", "float3", "rgb"));
        if (!normals.isEmpty()) {
            inputs.append(connected("normal3f", "normal", "Normals.outputs:rgb"));
            // From 0 to 1, as pictures are, to directions.
            String range =
                    """
                                float4 inputs:bias = (-1, -1, -1, 0)
                                float4 inputs:scale = (2, 2, 2, 1)
                    """;
            textures.append(texture("Normals", normals, "raw", range, "float3", "rgb"));
        }
        if (!occlusion.isEmpty()) {
            inputs.append(connected("float", "occlusion", "Occlusion.outputs:r"));
            textures.append(texture("Occlusion", occlusion, "raw", "", "float", "r"));
        }
        return """
                    def Material "Photograph"
                    {
                        token outputs:surface.connect = </Scene/Photograph/Preview.outputs:surface>

                        def Shader "Preview"
                        {
                            uniform token info:id = "UsdPreviewSurface"
                %s            float inputs:roughness = 1
                            token outputs:surface
                        }

                %s        def Shader "Place"
                        {
                            uniform token info:id = "UsdPrimvarReader_float2"
                            string inputs:varname = "st"
                            float2 outputs:result
                        }
                    }
                """
                .formatted(inputs, textures);
    }

    private static String connected(String type, String input, String output) {
        return "%s%s inputs:%s.connect = </Scene/Photograph/%s>\n"
                .formatted(SURFACE_INPUT, type, input, output);
    }

    private static String texture(
            String name, String file, String space, String range, String type, String output) {
        return """
                        def Shader "%s"
                        {
                            uniform token info:id = "UsdUVTexture"
                %s            asset inputs:file = @%s@
                            float2 inputs:st.connect = </Scene/Photograph/Place.outputs:result>
                            token inputs:sourceColorSpace = "%s"
                            token inputs:wrapS = "clamp"
                            token inputs:wrapT = "clamp"
                            %s outputs:%s
                        }

                """
                .formatted(name, range, file, space, type, output);
    }
}
