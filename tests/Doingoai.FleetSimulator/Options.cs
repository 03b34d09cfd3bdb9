using System.Globalization;

namespace Doingoai.FleetSimulator;

/// <summary><c>--name value</c> pairs after the scenario's name; <c>--smoke</c> stands alone and means the smallest honest run.</summary>
internal sealed class Options
{
    private readonly Dictionary<string, string> _values = [];

    public Options(IReadOnlyList<string> words)
    {
        for (var at = 0; at < words.Count; at++)
        {
            if (words[at] == "--smoke") Smoke = true;
            else if (words[at].StartsWith("--", StringComparison.Ordinal) && at + 1 < words.Count) _values[words[at][2..]] = words[++at];
            else throw new ArgumentException($"'{words[at]}' is not an option: write --name value.");
        }
    }

    public bool Smoke { get; }

    public string Text(string name, string otherwise) => _values.GetValueOrDefault(name, otherwise);

    /// <summary>A whole number from 1 to <paramref name="most"/>.</summary>
    public int Count(string name, int otherwise, int most)
    {
        if (!_values.TryGetValue(name, out var text)) return otherwise;
        return int.TryParse(text, CultureInfo.InvariantCulture, out var count) && count >= 1 && count <= most
            ? count
            : throw new ArgumentException($"--{name} takes a whole number from 1 to {most}.");
    }
}
