using Doingoai.Portal.Tests.Fixtures;

namespace Doingoai.Portal.Tests.Architecture;

/// <summary>Whatever shows content asks ILive; nobody reads its tables past embargo, approval and recall.</summary>
[StartsPortal]
public sealed class ContentReadTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public void No_other_module_touches_the_tables_of_content() => Assert.Empty(Uses("Content", Arrows.Module));

    [Fact]
    public void Touching_a_table_of_another_area_is_found() =>
        Assert.Contains(Uses("Identity", AreaOfPlatform), found => found.Contains("Persistence.PortalDb uses", StringComparison.Ordinal));

    private List<string> Uses(string owner, Func<Type, string?> ownerOf)
    {
        using var db = portal.Dbs.CreateDbContext();
        var tables = db.Model.GetEntityTypes().Select(entity => entity.ClrType).Where(type => ownerOf(type) == owner).ToHashSet();
        return
        [
            .. from type in typeof(Program).Assembly.GetTypes()
               where TypeUse.IsOurs(type) && ownerOf(type) is { } other && other != owner
               from used in TypeUse.Of(type)
               where tables.Contains(used)
               select $"{type.FullName} uses {used.FullName}",
        ];
    }

    private static string? AreaOfPlatform(Type type) => type.Namespace?.Split('.') is ["Doingoai", "Portal", "Platform", var area, ..] ? area : null;
}
