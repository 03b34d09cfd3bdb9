using System.Reflection;

namespace Doingoai.Portal.Tests.Architecture;

/// <summary>A ► B: A may use B and what B may use.</summary>
internal sealed class Arrows(Dictionary<string, string[]> direct)
{
    public static Arrows Of(Dictionary<string, string[]> direct) => new(direct);

    /// <summary>"Content.X uses Signage.Y" for every use the picture does not allow; also a module the picture does not know.</summary>
    public IReadOnlyList<string> Violations(Assembly assembly) =>
    [
        .. from type in assembly.GetTypes()
           where TypeUse.IsOurs(type) && Module(type) is not null
           from used in TypeUse.Of(type)
           where TypeUse.IsOurs(used) && Module(used) is { } && !Allows(Module(type)!, Module(used)!)
           select $"{Name(type)} uses {Name(used)}",
    ];

    public bool Allows(string from, string to) => from == to || (direct.TryGetValue(from, out var next) && next.Any(one => Allows(one, to)));

    /// <summary>The folder below Doingoai.Portal, or "Protocol".</summary>
    public static string? Module(Type type) => type.Namespace?.Split('.') switch
    {
        ["Doingoai", "Portal", var module, ..] => module,
        ["Doingoai", "Protocol", ..] => "Protocol",
        _ => null,
    };

    private static string Name(Type type) => type.FullName!["Doingoai.".Length..];
}
