using System.Collections.Frozen;

namespace Doingoai.Portal.Devices.Commands;

/// <summary>The kinds this portal knows; two of one key stop the start.</summary>
internal sealed class CommandKinds(IEnumerable<ICommandKind> kinds)
{
    private readonly FrozenDictionary<string, ICommandKind> _kinds = kinds.ToFrozenDictionary(kind => kind.Key);

    public IEnumerable<string> Keys => _kinds.Keys;

    public ICommandKind? Find(string name) => _kinds.GetValueOrDefault(name);
}
