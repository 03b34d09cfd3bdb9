using Doingoai.Portal.Platform.Persistence;
using Doingoai.Portal.Platform.Startup;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;

namespace Doingoai.Portal.Platform.Identity;

/// <summary>Accounts, sign-in and policies.</summary>
internal static class IdentitySetup
{
    public const string SignInPath = "/admin/sign-in";

    public static void AddPortalIdentity(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddModelPart<IdentityModel>();
        services.AddAuthentication(IdentityConstants.ApplicationScheme).AddIdentityCookies(cookies => cookies.ApplicationCookie!.Configure(Cookie));
        services.AddIdentityCore<User>(Rules)
            .AddEntityFrameworkStores<PortalDb>()
            .AddSignInManager()
            .AddDefaultTokenProviders()
            .AddClaimsPrincipalFactory<PersonClaims.Factory>();
        services.Configure<SecurityStampValidatorOptions>(options => options.ValidationInterval = TimeSpan.FromMinutes(1));
        services.AddAuthorizationBuilder().AddPermissionPolicies();
        services.AddScoped<IAuthorizationHandler, PermissionHandler>();
        services.AddAntiforgery(options => (options.HeaderName, options.Cookie.Name) = (CsrfGuard.Header, "doingoai.csrf"));
        services.AddCascadingAuthenticationState();
        services.AddHttpContextAccessor();
        services.AddRateLimits();
        AddKeys(builder);
        AddAccess(services);
    }

    private static void AddAccess(IServiceCollection services)
    {
        services.AddSingleton<Access>().AddSingleton<IAccess>(provider => provider.GetRequiredService<Access>());
        services.AddScoped<CircuitMark>().AddScoped<ICurrentPerson, CurrentPerson>();
        services.AddScoped<SignIn>().AddScoped<Accounts>().AddSingleton<PeopleList>();
        services.AddScoped<OpenAccount>().AddScoped<ChangeRoles>().AddScoped<CloseAccount>().AddScoped<SetPassword>().AddScoped<FirstAdministrator>();
        services.AddSingleton<SetUpLink>();
        services.AddOptions<DemoOptions>().BindConfiguration(DemoOptions.Section);
        services.AddSingleton<DemoPeople>();
        services.AddSingleton(new ReadyPart("people", provider => provider.GetRequiredService<DemoPeople>().Ready()));
    }

    // Beside the database, so that a restart signs nobody out and a backup of the folder is whole.
    private static void AddKeys(WebApplicationBuilder builder)
    {
        var database = builder.Configuration.GetSection(DatabaseOptions.Section).Get<DatabaseOptions>() ?? new DatabaseOptions();
        builder.Services.AddDataProtection().SetApplicationName("Doingoai").PersistKeysToFileSystem(new DirectoryInfo(Path.Combine(Path.GetFullPath(database.Folder), "keys")));
    }

    private static void Rules(IdentityOptions options)
    {
        options.Stores.SchemaVersion = IdentitySchemaVersions.Version3;
        options.Lockout.MaxFailedAccessAttempts = 5;
        options.Lockout.DefaultLockoutTimeSpan = TimeSpan.FromMinutes(15);
        // Length is what counts (NIST SP 800-63B); composition rules only make passwords worse.
        options.Password.RequiredLength = 12;
        options.Password.RequireDigit = options.Password.RequireLowercase = options.Password.RequireUppercase = options.Password.RequireNonAlphanumeric = false;
        options.Password.RequiredUniqueChars = 5;
    }

    private static void Cookie(Microsoft.AspNetCore.Authentication.Cookies.CookieAuthenticationOptions options)
    {
        options.Cookie.Name = "doingoai.session";
        options.Cookie.HttpOnly = true;
        options.Cookie.SameSite = SameSiteMode.Lax;
        options.LoginPath = SignInPath;
        options.AccessDeniedPath = "/admin/denied";
        options.ExpireTimeSpan = TimeSpan.FromHours(10);
        options.SlidingExpiration = true;
        options.Events.OnRedirectToLogin = context => RedirectPages(context, StatusCodes.Status401Unauthorized);
        options.Events.OnRedirectToAccessDenied = context => RedirectPages(context, StatusCodes.Status403Forbidden);
    }

    // Only what a person opens in a browser (a page of the admin, a link to a preview) is answered by another page; everything else by a status.
    private static Task RedirectPages(Microsoft.AspNetCore.Authentication.RedirectContext<Microsoft.AspNetCore.Authentication.Cookies.CookieAuthenticationOptions> context, int status)
    {
        var isPage = HttpMethods.IsGet(context.Request.Method) && (context.Request.Headers["Sec-Fetch-Dest"] == "document"
            || context.Request.Path.StartsWithSegments("/admin") || context.Request.Path == "/board" || context.Request.Path == "/board/enrol");
        if (isPage) context.Response.Redirect(context.RedirectUri);
        else context.Response.StatusCode = status;
        return Task.CompletedTask;
    }
}
