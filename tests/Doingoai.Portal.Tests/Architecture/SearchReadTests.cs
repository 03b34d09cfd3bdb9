using Doingoai.Portal.Tests.Fixtures;

namespace Doingoai.Portal.Tests.Architecture;

/// <summary>The search index, too, learns of content from ILive alone: nothing that is not live can get into it.</summary>
[StartsPortal]
public sealed class SearchReadTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    private const string Content = "Doingoai.Portal.Content";
    private const string Search = Content + ".Search";

    [Fact]
    public void The_search_index_touches_no_table_of_content_but_its_own() => Assert.Empty(UsesIn(Search));

    [Fact]
    public void Touching_one_is_found() => Assert.Contains(UsesIn(Content + ".Publishing"), found => found.StartsWith(Content + ".Publishing.LiveRow uses", StringComparison.Ordinal));

    private List<string> UsesIn(string folder)
    {
        using var db = portal.Dbs.CreateDbContext();
        var tables = db.Model.GetEntityTypes().Select(entity => entity.ClrType).Where(type => Arrows.Module(type) == "Content" && type.Namespace != Search).ToHashSet();
        return
        [
            .. from type in typeof(Program).Assembly.GetTypes()
               where TypeUse.IsOurs(type) && type.Namespace == folder
               from used in TypeUse.Of(type)
               where tables.Contains(used)
               select $"{type.FullName} uses {used.FullName}",
        ];
    }
}
