using System.Security.Cryptography;
using Doingoai.Portal.Platform.Startup;
using Microsoft.Extensions.Options;

namespace Doingoai.Portal.Platform.Identity;

/// <summary>One person per role and a second technician (grave orders need two), made at start when Demo:People is set; the password is set anew each time.</summary>
internal sealed class DemoPeople(IOptions<DemoOptions> demo, IOptions<NetworkOptions> network, IServiceScopeFactory scopes)
{
    private static readonly (string User, string Name, Role Role)[] People =
    [
        ("author", "Lê Thu Hà", Role.Editor),
        ("publisher", "Nguyễn Văn Minh", Role.Publisher),
        ("operator", "Trần Quốc Bảo", Role.SignageOperator),
        ("technician", "Giàng A Páo", Role.Technician),
        ("technician2", "Lù Thị Mai", Role.Technician),
        ("administrator", "Phạm Thanh Sơn", Role.Administrator),
        ("leader", "Hoàng Thị Ngọc", Role.Leader),
    ];

    private string _password = "";

    public async Task EnsureAsync(CancellationToken cancel)
    {
        if (!demo.Value.People) return;
        if (!network.Value.Addresses().All(address => address.IsLoopback))
            throw new StartRefused("Demo:People=true makes accounts with one known password, so the portal must listen on this machine only: use Network:Http=http://localhost:5080.");

        _password = demo.Value.Password is { Length: > 0 } given ? given : RandomNumberGenerator.GetString("abcdefghjkmnpqrstuvwxyz23456789", 16);
        await using var scope = scopes.CreateAsyncScope();
        var accounts = scope.ServiceProvider.GetRequiredService<Accounts>();
        foreach (var (user, name, role) in People) await accounts.EnsureAsync(user, name, role, _password, cancel);
    }

    /// <summary>For the ready file: user → password.</summary>
    public object? Ready() => demo.Value.People ? People.ToDictionary(one => one.User, _ => _password) : null;
}
