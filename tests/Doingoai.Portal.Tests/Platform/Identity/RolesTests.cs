using Doingoai.Portal.Platform.Identity;

namespace Doingoai.Portal.Tests.Platform.Identity;

public sealed class RolesTests
{
    [Theory]
    [InlineData(Role.Administrator, Permission.PublishPortal)]
    [InlineData(Role.Administrator, Permission.PublishScreens)]
    [InlineData(Role.Administrator, Permission.WriteContent)]
    [InlineData(Role.Editor, Permission.PublishScreens)]
    [InlineData(Role.Technician, Permission.PublishScreens)]
    [InlineData(Role.SignageOperator, Permission.WriteContent)]
    [InlineData(Role.Publisher, Permission.ManagePeople)]
    public void No_role_holds_more_than_its_part(Role role, Permission permission) => Assert.False(Roles.Grants(role, permission));

    [Fact]
    public void Everybody_with_a_role_may_use_the_admin() => Assert.All(Enum.GetValues<Role>(), role => Assert.True(Roles.Grants(role, Permission.UseAdmin)));

    [Fact]
    public void Every_permission_is_held_by_some_role() =>
        Assert.All(Enum.GetValues<Permission>(), permission => Assert.Contains(Enum.GetValues<Role>(), role => Roles.Grants(role, permission)));

    [Theory]
    [InlineData("vi", "vi", true)]
    [InlineData("vi", "en", false)]
    [InlineData("vi", null, true)] // "anywhere?"
    [InlineData(null, "en", true)]
    public void A_grant_for_one_language_covers_that_language(string? limit, string? wanted, bool given)
    {
        var grant = new RoleGrant(Guid.NewGuid(), Guid.NewGuid(), Role.Editor, null, limit, null, DateTimeOffset.UnixEpoch);

        Assert.Equal(given, grant.Gives(Permission.WriteContent, new AccessScope(Language: wanted)));
    }

    [Fact]
    public void A_grant_for_one_unit_gives_nothing_in_another()
    {
        var unit = Guid.NewGuid();
        var grant = new RoleGrant(Guid.NewGuid(), Guid.NewGuid(), Role.Editor, unit, null, null, DateTimeOffset.UnixEpoch);

        Assert.True(grant.Gives(Permission.WriteContent, new AccessScope(Unit: unit)));
        Assert.False(grant.Gives(Permission.WriteContent, new AccessScope(Unit: Guid.NewGuid())));
        Assert.False(grant.Gives(Permission.PublishScreens, new AccessScope(Unit: unit)));
    }
}
