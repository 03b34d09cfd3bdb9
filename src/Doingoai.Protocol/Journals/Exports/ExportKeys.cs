using System.Security.Cryptography;
using Doingoai.Protocol.Trust;

namespace Doingoai.Protocol.Journals.Exports;

/// <summary>Keys named in an export, imported once.</summary>
internal sealed class ExportKeys : IDisposable
{
    private readonly Dictionary<string, ECDsa> _portal = [];
    private readonly Dictionary<(Guid Device, string Kid), ECDsa> _devices = [];

    public IReadOnlyList<string> Portal => [.. _portal.Keys];

    public ECDsa? OfPortal(string kid) => _portal.GetValueOrDefault(kid);

    public ECDsa? OfDevice(Guid device, string kid) => _devices.GetValueOrDefault((device, kid));

    /// <summary>False if a key is not what its id says.</summary>
    public bool AddPortal(RosterKey key) => Add(_portal, key.Kid, key.Kid, key.Key);

    /// <summary>False if a key is not what its id says.</summary>
    public bool AddDevice(Guid device, ExportKey key) => Add(_devices, (device, key.Kid), key.Kid, key.Key);

    public void Dispose()
    {
        foreach (var key in _portal.Values.Concat(_devices.Values)) key.Dispose();
    }

    private static bool Add<T>(Dictionary<T, ECDsa> keys, T name, string kid, Jwk key) where T : notnull
    {
        if (key.Thumbprint() != kid || key.TryImport() is not { } imported) return false;
        if (!keys.TryAdd(name, imported)) imported.Dispose();
        return true;
    }
}
