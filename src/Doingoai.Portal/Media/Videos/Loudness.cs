using System.Globalization;
using System.Text.Json;

namespace Doingoai.Portal.Media.Videos;

/// <summary>How loud a film is, as measured, and the filter that brings it to −23 LUFS (EBU R 128): no film shouts at passers-by after another that whispered.</summary>
internal static class Loudness
{
    public const string Measuring = Target + ":print_format=json";

    private const string Target = "loudnorm=I=-23:TP=-2:LRA=11";
    private const double Silence = -70;

    /// <summary><c>null</c> for silence, which stays what it is.</summary>
    public static string? Filter(string said)
    {
        var (from, to) = (said.LastIndexOf('{'), said.LastIndexOf('}'));
        if (from < 0 || to < from) return null;

        using var measured = JsonDocument.Parse(said[from..(to + 1)]);
        string Value(string name) => measured.RootElement.GetProperty(name).GetString()!;
        if (!double.TryParse(Value("input_i"), NumberStyles.Float, CultureInfo.InvariantCulture, out var loud) || !(loud > Silence)) return null;
        return $"{Target}:measured_I={Value("input_i")}:measured_TP={Value("input_tp")}:measured_LRA={Value("input_lra")}:measured_thresh={Value("input_thresh")}"
            + $":offset={Value("target_offset")}:linear=true";
    }
}
