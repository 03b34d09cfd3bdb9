using Doingoai.Player.Local;

namespace Doingoai.Player.Kiosk;

/// <summary>Which display shows which output, at which resolution and where on the X screen.</summary>
/// <param name="Windows">For each output, the first page's being the first: what its window covers; <c>null</c>: no display is left for it.</param>
/// <param name="Changes">Arguments for xrandr that make it so; empty: it is so.</param>
/// <param name="Lack">What the displays lack, in words for a technician; <c>null</c>: nothing.</param>
internal sealed record DisplayPlan(IReadOnlyList<Area?> Windows, IReadOnlyList<string> Changes, string? Lack)
{
    private static readonly OutputInfo Any = new("", 0, 0, 0);

    /// <summary>
    /// An output takes the connector of its name, or the next from left to right. Pixels are not scaled, so a display is sent
    /// exactly the output's size if it takes that, else its own resolution, else the next that is large enough. Displays stand
    /// side by side. One too many shows what the first shows; the signal of an unused socket is turned off, unless its display
    /// is only switched off and missed.
    /// </summary>
    /// <param name="outputs">As far as the screens tell; empty: one, of whatever size.</param>
    public static DisplayPlan Of(IReadOnlyList<Connector> connectors, IReadOnlyList<OutputInfo> outputs)
    {
        if (outputs.Count == 0) outputs = [Any];
        var chosen = Assign(Usable(connectors, outputs.Count), outputs);
        var (windows, wanted, lack) = (new List<Area?>(), new Dictionary<Connector, Area?>(), new List<string>());
        var right = 0;
        foreach (var (output, connector) in outputs.Zip(chosen))
        {
            windows.Add(connector is null ? null : Beside(ref right, ModeOf(connector, output)));
            if (connector is not null) wanted[connector] = windows[^1];
            if (LackOf(output, connector, windows[^1]) is { } words) lack.Add(words);
        }

        foreach (var other in connectors.Except(wanted.Keys)) wanted[other] = other.IsConnected && windows[0] is { } first && other.Modes.Contains((first.Width, first.Height)) ? first : null;
        return new(windows, ChangesOf(connectors, wanted), lack.Count == 0 ? null : string.Join("; ", lack));
    }

    /// <summary>What is left when X refuses its plan: windows lie where the displays are, whatever is right for them.</summary>
    public static DisplayPlan AsItStands(IReadOnlyList<Connector> connectors, IReadOnlyList<OutputInfo> outputs)
    {
        if (outputs.Count == 0) outputs = [Any];
        var chosen = Assign(Usable(connectors, outputs.Count), outputs);
        var lacks = outputs.Zip(chosen).Select(pair => LackOf(pair.First, pair.Second, pair.Second?.Place)).OfType<string>();
        return new([.. chosen.Select(connector => connector?.Place)], [], string.Join("; ", ["X refuses to arrange its displays", .. lacks]));
    }

    private static bool Differs(Connector connector, Area? wanted) => connector.Place != wanted || (wanted is not null && connector.IsTurned);

    // Of a display that is switched off the signal stands, so that it shows its picture as soon as it is on.
    private static List<Connector> Usable(IReadOnlyList<Connector> connectors, int outputs)
    {
        var usable = connectors.Where(one => one.IsConnected && (one.Modes.Count > 0 || one.Place is not null)).ToList();
        usable.AddRange(connectors.Where(one => !one.IsConnected && one.Place is not null).Take(Math.Max(0, outputs - usable.Count)));
        return [.. usable.OrderBy(one => one.Place?.X ?? int.MaxValue).ThenBy(one => one.Place?.Y ?? 0)];
    }

    private static Connector?[] Assign(List<Connector> usable, IReadOnlyList<OutputInfo> outputs)
    {
        var chosen = outputs.Select(output => usable.Find(one => one.Name.Equals(output.Name, StringComparison.OrdinalIgnoreCase))).ToArray();
        var others = new Queue<Connector>(usable.Except(chosen.OfType<Connector>()));
        for (var index = 0; index < chosen.Length && others.Count > 0; index++) chosen[index] ??= others.Dequeue();
        return chosen;
    }

    private static (int Width, int Height) ModeOf(Connector connector, OutputInfo output)
    {
        // One that is off tells no modes, and one without a list has the one it is in.
        if (!connector.IsConnected || connector.Modes.Count == 0) return (connector.Place!.Value.Width, connector.Place.Value.Height);
        bool Holds((int Width, int Height) mode) => mode.Width >= output.Width && mode.Height >= output.Height;
        if (connector.Modes.Contains((output.Width, output.Height))) return (output.Width, output.Height);
        return Holds(connector.Modes[0]) ? connector.Modes[0] : connector.Modes.Where(Holds).OrderBy(mode => (long)mode.Width * mode.Height).FirstOrDefault(connector.Modes[0]);
    }

    private static Area Beside(ref int right, (int Width, int Height) mode)
    {
        var area = new Area(right, 0, mode.Width, mode.Height);
        right += mode.Width;
        return area;
    }

    private static string? LackOf(OutputInfo output, Connector? connector, Area? window) => (connector, window) switch
    {
        (null, _) or (_, null) => $"{Words(output)}: no display",
        ({ IsConnected: false }, _) => $"{Words(output)}: {connector.Name} is off or not plugged in",
        (_, { } area) when area.Width < output.Width || area.Height < output.Height => $"{Words(output)}: needs {output.Width}×{output.Height}, {connector.Name} has {area.Width}×{area.Height}",
        _ => null,
    };

    private static string Words(OutputInfo output) => output.Name.Length == 0 ? "output 1" : output.Name;

    // All in one call: X never holds half of it.
    private static List<string> ChangesOf(IReadOnlyList<Connector> connectors, Dictionary<Connector, Area?> wanted)
    {
        var changes = new List<string>();
        foreach (var connector in connectors.Where(one => Differs(one, wanted[one])))
        {
            changes.AddRange(["--output", connector.Name]);
            changes.AddRange(wanted[connector] switch
            {
                null => ["--off"],
                // Its mode cannot be chosen anew while it is off.
                { } area when !connector.IsConnected || connector.Modes.Count == 0 => ["--pos", $"{area.X}x{area.Y}"],
                { } area => ["--mode", $"{area.Width}x{area.Height}", "--pos", $"{area.X}x{area.Y}", "--rotate", "normal", "--reflect", "normal"],
            });
        }

        return changes;
    }
}
