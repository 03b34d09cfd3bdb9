using System.Globalization;
using System.Text;

namespace Doingoai.Player.Storage;

/// <summary>Signed manifests as they came, and per screen which of them plays. A crash between any two steps leaves the old one or the new one.</summary>
internal sealed class ScreenStore(IDisk disk, PlayerFolder folder)
{
    private const int MaxBytes = 16 * 1024 * 1024;
    private const string StateEnding = ".json";
    private const string ManifestEnding = ".jws";

    public IReadOnlyList<Guid> Screens() =>
        [.. disk.List(folder.Screens).Select(path => Path.GetFileName(path).Split('.', '-')[0])
            .Select(name => Guid.TryParseExact(name, "N", out var id) ? id : Guid.Empty).Where(id => id != Guid.Empty).Distinct()];

    /// <param name="isDamaged">Something lies there that cannot be read.</param>
    public ScreenState State(Guid screen, out bool isDamaged)
    {
        var state = disk.ReadJson<ScreenState>(StatePath(screen));
        isDamaged = state is null && disk.List(folder.Screens).Contains(StatePath(screen));
        return state ?? ScreenState.Empty;
    }

    public ScreenState State(Guid screen) => State(screen, out _);

    public string? Manifest(Guid screen, long version) =>
        disk.TryReadAll(ManifestPath(screen, version), MaxBytes) is { } bytes ? Encoding.UTF8.GetString(bytes) : null;

    /// <summary>Versions lying on the disk, highest first; for when the state is lost.</summary>
    public IReadOnlyList<long> Versions(Guid screen) =>
        [.. disk.List(folder.Screens).Where(path => path.EndsWith(ManifestEnding, StringComparison.Ordinal))
            .Select(path => Path.GetFileNameWithoutExtension(path).Split('-'))
            .Select(parts => parts is [var id, var number] && id == screen.ToString("N")
                && long.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var version) ? version : 0)
            .Where(version => version > 0).OrderDescending()];

    /// <summary>First the manifest, then the state that makes it the active one, then what nobody needs any more goes.</summary>
    public void Activate(Guid screen, long version, string jws, ScreenState state)
    {
        disk.Keep(ManifestPath(screen, version), Encoding.UTF8.GetBytes(jws));
        Switch(screen, state);
    }

    /// <summary>Another of the manifests on the disk is the active one, or more is known of it.</summary>
    public void Switch(Guid screen, ScreenState state)
    {
        disk.WriteJson(StatePath(screen), state);
        var held = Versions(screen);
        if (!held.Contains(state.Active)) return; // it could not be written: what is there is all there is to play
        foreach (var old in held.Where(v => v != state.Active && v != state.Previous)) disk.Delete(ManifestPath(screen, old));
    }

    private string StatePath(Guid screen) => Path.Combine(folder.Screens, $"{screen:N}{StateEnding}");

    private string ManifestPath(Guid screen, long version) =>
        Path.Combine(folder.Screens, $"{screen:N}-{version.ToString(CultureInfo.InvariantCulture)}{ManifestEnding}");
}
