using System.Text.Encodings.Web;
using System.Text.Json;

namespace Doingoai.FleetSimulator;

/// <summary>JSON lines for machines, a table at the end for people, and whether every bar was met.</summary>
/// <param name="smoke">A smallest run among other work: it shows that things hold; its times are printed and judge nothing.</param>
internal sealed class Report(TextWriter output, bool smoke = false)
{
    private static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly List<(string Metric, string Value, string Bar, bool? Met)> _rows = [];

    public bool Met => _rows.TrueForAll(row => row.Met != false);

    /// <summary>A figure; fields are printed in the order given.</summary>
    public void Line(params (string Name, object Value)[] fields) =>
        output.WriteLine(JsonSerializer.Serialize(fields.ToDictionary(field => field.Name, field => field.Value), Json));

    /// <summary>A figure that must not be above <paramref name="most"/>.</summary>
    public void AtMost(string metric, double value, double most) => Bar(metric, $"{value:0.##}", $"<= {most:0.##}", value <= most);

    /// <summary>A figure that must not be below <paramref name="least"/>.</summary>
    public void AtLeast(string metric, double value, double least) => Bar(metric, $"{value:0.##}", $">= {least:0.##}", value >= least);

    /// <summary>A time, a rate or a size in memory that must not be above <paramref name="most"/> on a machine with nothing else to do.</summary>
    public void Within(string metric, double value, double most) => Bar(metric, $"{value:0.##}", $"<= {most:0.##}", smoke ? null : value <= most);

    /// <summary>Something that must be so.</summary>
    public void Must(string what, bool held, string found) => Bar(what, found, "must hold", held);

    public void Table()
    {
        output.WriteLine();
        var wide = _rows.Select(row => row.Metric.Length).DefaultIfEmpty(10).Max();
        foreach (var (metric, value, bar, met) in _rows) output.WriteLine($"  {Verdict(met)}  {metric.PadRight(wide)}  {value,12}  {bar}");
        output.WriteLine(Met ? "  every bar met" : "  a bar was missed");
    }

    private static string Verdict(bool? met) => met switch { true => "ok    ", false => "MISSED", null => "      " };

    private void Bar(string metric, string value, string bar, bool? met) => _rows.Add((metric, value, bar, met));
}
