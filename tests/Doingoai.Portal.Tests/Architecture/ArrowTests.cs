namespace Doingoai.Portal.Tests.Architecture;

/// <summary>The picture of the house (which folder may use which) is this test's data.</summary>
public sealed class ArrowTests
{
    private static readonly Dictionary<string, string[]> Picture = new()
    {
        ["Platform"] = [],
        ["Admin"] = ["Platform"],
        ["Media"] = ["Admin"],
        ["Content"] = ["Media", "Protocol"],
        ["Signage"] = ["Content", "Protocol"],
        ["Devices"] = ["Signage", "Protocol"],
        ["Site"] = ["Content"],
        ["Press"] = ["Content"],
        ["Reports"] = ["Press", "Devices"],
        ["Protocol"] = [],
    };

    [Fact]
    public void Modules_use_only_what_the_picture_allows() => Assert.Empty(Arrows.Of(Picture).Violations(typeof(Program).Assembly).Distinct().Take(20));

    [Fact]
    public void A_use_that_the_picture_does_not_allow_is_found()
    {
        var wrong = new Dictionary<string, string[]>(Picture) { ["Admin"] = [] };

        var violations = Arrows.Of(wrong).Violations(typeof(Program).Assembly);

        Assert.Contains(violations, found => found.StartsWith("Portal.Media.", StringComparison.Ordinal) && found.Contains(" uses Portal.Platform.", StringComparison.Ordinal));
    }

    [Fact]
    public void The_picture_has_no_circle()
    {
        var arrows = Arrows.Of(Picture);
        foreach (var (from, next) in Picture)
            Assert.All(next, to => Assert.False(arrows.Allows(to, from), $"{from} and {to} use each other"));
    }

    [Fact]
    public void The_wire_contract_stands_on_the_framework_alone() => Assert.All(
        typeof(Doingoai.Protocol.Wire.Envelope).Assembly.GetReferencedAssemblies(),
        reference => Assert.StartsWith("System.", reference.Name, StringComparison.Ordinal));
}
