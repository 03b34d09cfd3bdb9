using System.Collections.Frozen;

namespace Doingoai.Protocol.Manifests;

/// <summary>
/// The closed set of widgets and, per widget, of options and their values. Widgets need no approval just because nothing
/// in them can be written by hand; a new option therefore takes values from a list, never text.
/// </summary>
public static class WidgetRules
{
    public const string Clock = "clock";

    private static readonly string[] YesNo = ["true", "false"];

    private static readonly FrozenDictionary<string, FrozenDictionary<string, string[]>> Kinds = new Dictionary<string, FrozenDictionary<string, string[]>>
    {
        [Clock] = new Dictionary<string, string[]>
        {
            ["beijing"] = YesNo,
            ["seconds"] = YesNo,
            ["date"] = YesNo,
        }.ToFrozenDictionary(),
    }.ToFrozenDictionary();

    /// <summary>True if <paramref name="widget"/> and all its options are known.</summary>
    public static bool IsClosed(ManifestWidget widget) =>
        Kinds.TryGetValue(widget.Kind, out var options) &&
        (widget.Options ?? FrozenDictionary<string, string>.Empty).All(o => options.TryGetValue(o.Key, out var values) && values.Contains(o.Value));
}
