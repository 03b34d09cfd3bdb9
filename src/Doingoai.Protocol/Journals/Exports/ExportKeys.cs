using System.Security.Cryptography;

namespace Doingoai.Protocol.Journals.Exports;

/// <summary>Device keys named in an export, imported once.</summary>
internal sealed class ExportKeys : IDisposable
{
    private readonly Dictionary<(Guid Device, string Kid), ECDsa> _devices = [];

    public ECDsa? OfDevice(Guid device, string kid) => _devices.GetValueOrDefault((device, kid));

    /// <summary>False if a key is not what its id says.</summary>
    public bool AddDevice(Guid device, ExportKey key)
    {
        if (key.Key.Thumbprint() != key.Kid || key.Key.TryImport() is not { } imported) return false;
        if (!_devices.TryAdd((device, key.Kid), imported)) imported.Dispose();
        return true;
    }

    public void Dispose()
    {
        foreach (var key in _devices.Values) key.Dispose();
    }
}
