using System.Security.Cryptography;
using Doingoai.Protocol.Wire;

namespace Doingoai.Portal.Signage.Manifests;

/// <summary>
/// Fingerprints of what the compiler is given, for one round over many screens. The same fingerprint means that a fresh
/// manifest would say nothing new before the old one has to be renewed, so it need not be compiled to find out.
/// </summary>
internal sealed class InputPrints
{
    // Lists and dictionaries that many screens share are read once.
    private readonly Dictionary<object, byte[]> _shared = new(ReferenceEqualityComparer.Instance);

    public string Of(CompilerInput input)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(ProtocolJson.ToBytes(input.PortalId));
        hash.AppendData(ProtocolJson.ToBytes(input.Screen));
        hash.AppendData(ProtocolJson.ToBytes(input.Schedules));
        hash.AppendData(ProtocolJson.ToBytes(input.ShowNows));
        foreach (var (id, lines) in input.Playlists.OrderBy(pair => pair.Key))
        {
            hash.AppendData(id.ToByteArray());
            hash.AppendData(Shared(lines, () => lines));
        }

        hash.AppendData(Shared(input.Content, () => input.Content.Values.OrderBy(one => one.Item, StringComparer.Ordinal).ThenBy(one => one.Language, StringComparer.Ordinal)));
        hash.AppendData(Shared(input.Widgets, () => input.Widgets.OrderBy(pair => pair.Key, StringComparer.Ordinal)));
        hash.AppendData(Shared(input.Media, () => input.Media.Values.OrderBy(one => one.Sha256, StringComparer.Ordinal)));
        hash.AppendData(Shared(input.Recalls, () => input.Recalls));
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private byte[] Shared<T>(object owner, Func<T> content) =>
        _shared.TryGetValue(owner, out var known) ? known : _shared[owner] = SHA256.HashData(ProtocolJson.ToBytes(content()));
}
