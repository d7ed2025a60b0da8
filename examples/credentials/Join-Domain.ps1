# Joins a new machine to the domain.
param(
    [Parameter(Mandatory)] [string] $ComputerName
)

$password = ConvertTo-SecureString "<password-literal>" -AsPlainText -Force
$account = New-Object System.Management.Automation.PSCredential ("CORP\svc-join", $password)

Add-Computer -ComputerName $ComputerName -DomainName "corp.internal" -Credential $account -Restart
